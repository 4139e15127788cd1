package messages

// The properties of a message, as keys of its metadata. Every transport carries all of them; over AMQP each is the
// native property of the same name.
const (
	PropertyMessageID       = "message_id"     // the report's id on a command of ours; only a label on a foreign one
	PropertyCorrelationID   = "correlation_id" // pairs a reply with the request that waits for it
	PropertyReplyTo         = "reply_to"       // the queue that the one reply goes to; empty: nobody waits
	PropertyContentType     = "content_type"
	PropertyContentEncoding = "content_encoding"
	PropertyType            = "type" // the message's name, such as reports.render.v1
	PropertyAppID           = "app_id"
	PropertyUserID          = "user_id"
	PropertyExpiration      = "expiration"    // milliseconds, decimal
	PropertyPriority        = "priority"      // 0 to 255, decimal
	PropertyTimestamp       = "timestamp"     // RFC 3339
	PropertyDeliveryMode    = "delivery_mode" // 1 transient, 2 persistent; a publisher's default is 2
)

// What a transport tells of a delivery, in the metadata of a message that it hands to a handler. These keys never
// travel: a publisher leaves them out.
const (
	DeliveryCount = "delivery.count" // earlier deliveries of this message, decimal; missing: none known
	DeliveryQueue = "delivery.queue" // the queue that it came from
	Redelivered   = "delivery.redelivered"
)

// HeaderPrefix marks the metadata keys of user headers: "header.x-tenant" is the header x-tenant, as text.
const HeaderPrefix = "header."

// TypedHeaders is the metadata key under which a transport keeps the header table with its wire types, so that
// publishing the message again restores it exactly. Handlers copy it and never read it.
const TypedHeaders = "headers.typed"
