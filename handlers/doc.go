// Package handlers holds the reactions of Plotmill: what happens when a request, a command or a reply arrives.
//
// It knows messages, and the small interfaces it declares for whatever it needs; it never imports what carries the
// messages or what assembles the service.
//
// # HTTP
//
// [Routes] is the whole HTTP surface. POST /v1/reports reads and checks the spec, registers a waiter, publishes the
// command confirmed, lets go of the body and waits: 200 with the PDF, 202 when the wait is over, 500 when the
// worker gave up.
//
// # Commands
//
// [RenderReport] is the handler of a command; the middlewares around it are made one by one and put in order with
// [Chain], the outermost first:
//
//	handlers.Chain(
//		handlers.RenderReport(renderer, messages.ReadReport, meter),
//		handlers.Trace(log),                                    // one line a message, carries what is known of it
//		handlers.PutBackNewer(publisher, commandQueue, meter),  // a newer version than this worker knows
//		handlers.Poison(handlers.PoisonConfig{…}),              // a failure for good: poison queue, then the failure reply
//		handlers.Outcome(publisher, meter),                     // the success reply, outside the retries
//		handlers.Retry(handlers.RetryConfig{…}, meter),         // attempts
//		handlers.Timeout(time.Minute),                          // of one attempt
//		handlers.Recover(),                                     // a panic is a failed attempt
//	)
//
// What ends where: a failed attempt ends in Retry, a failure for good in Poison; both leave the message acked. Only
// two things make the chain return an error, and so the message go back to its queue: the message's own context
// ended (the hard stop), or the composition is wrong. A transport that is away is neither: publishing is held and
// tried again with growing pauses until it works or the context ends.
//
// # Replies
//
// [Replies] hands a reply to the request that waits in [Waiters] for its correlation id. Whatever nobody waits for
// is counted and dropped.
package handlers
