package app

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"plotmill/messages"

	"github.com/google/uuid"
	amqp "github.com/rabbitmq/amqp091-go"
	"github.com/stretchr/testify/require"
)

// foreigner is an AMQP client that knows nothing of ours but the protocol.
type foreigner struct {
	channel *amqp.Channel
	replies <-chan amqp.Delivery
	replyTo string
}

func newForeigner(t *testing.T, url string) *foreigner {
	t.Helper()
	connection, err := amqp.Dial(url)
	require.NoError(t, err)
	t.Cleanup(func() { _ = connection.Close() })
	channel, err := connection.Channel()
	require.NoError(t, err)
	queue, err := channel.QueueDeclare("", false, true, true, false, nil)
	require.NoError(t, err)
	replies, err := channel.Consume(queue.Name, "", true, true, false, false, nil)
	require.NoError(t, err)
	return &foreigner{channel, replies, queue.Name}
}

func (f *foreigner) publish(t *testing.T, queue string, p amqp.Publishing) {
	t.Helper()
	require.NoError(t, f.channel.PublishWithContext(t.Context(), "", queue, true, false, p))
}

func (f *foreigner) reply(t *testing.T) amqp.Delivery {
	t.Helper()
	select {
	case d := <-f.replies:
		return d
	case <-time.After(20 * time.Second):
		t.Fatal("no reply came")
		return amqp.Delivery{}
	}
}

// plainConfig is what the Python system that Plotmill replaces uses.
func plainConfig(t *testing.T) Config {
	t.Helper()
	cfg := amqpConfig(t)
	cfg.AMQP.CommandQueue = "report_queue." + uuid.NewString()
	cfg.AMQP.CommandQueueType = "transient"
	return cfg
}

func TestForeignClientNeedsOnlyReplyToCorrelationIDAndABody(t *testing.T) {
	for _, kind := range []string{"quorum", "classic", "transient"} {
		t.Run(kind, func(t *testing.T) {
			cfg := plainConfig(t)
			cfg.AMQP.CommandQueueType = kind
			cfg.Roles = []string{roleWorker}
			start(t, cfg)
			f := newForeigner(t, cfg.AMQP.URL)
			f.publish(t, cfg.AMQP.CommandQueue, amqp.Publishing{ReplyTo: f.replyTo, CorrelationId: "c-1", Body: []byte(spec("from afar"))})
			d := f.reply(t)
			require.Equal(t, "c-1", d.CorrelationId)
			require.Equal(t, "application/pdf", d.ContentType)
			require.Equal(t, messages.TypeReportRendered, d.Type)
			require.Contains(t, pdfText(t, d.Body), "from afar")
		})
	}
}

// The queue is declared as the seed's worker does, before and after us: the arguments must agree.
func TestForeignWorkerServesOurAPI(t *testing.T) {
	cfg := plainConfig(t)
	cfg.Roles = []string{roleAPI}
	s := start(t, cfg)
	f := newForeigner(t, cfg.AMQP.URL)
	_, err := f.channel.QueueDeclare(cfg.AMQP.CommandQueue, false, false, false, false, nil)
	require.NoError(t, err)
	commands, err := f.channel.Consume(cfg.AMQP.CommandQueue, "", true, false, false, false, nil)
	require.NoError(t, err)
	go func() {
		for d := range commands {
			var body struct {
				Title string `json:"title"`
			}
			if json.Unmarshal(d.Body, &body) == nil {
				_ = f.channel.PublishWithContext(t.Context(), "", d.ReplyTo, false, false,
					amqp.Publishing{CorrelationId: d.CorrelationId, Body: []byte("%PDF-" + body.Title)})
			}
		}
	}()
	a := s.post(t, spec("made elsewhere"))
	require.Equal(t, http.StatusOK, a.status, string(a.body))
	require.Equal(t, "%PDF-made elsewhere", string(a.body))
}

func TestGarbageIsAnsweredPoisonedAndTheWorkerGoesOn(t *testing.T) {
	cfg := amqpConfig(t)
	s := start(t, cfg)
	f := newForeigner(t, cfg.AMQP.URL)
	garbage := map[string]amqp.Publishing{
		"not JSON":     {Body: []byte("hello")},
		"empty body":   {},
		"invalid spec": {Body: []byte(`{"title": "x"}`)},
		"unknown type": {Type: "orders.create.v1", Body: []byte(spec("x"))},
		"every header type": {Body: []byte("\x00\xff"), ContentType: "application/octet-stream", Headers: amqp.Table{
			"bool": true, "int8": int8(-1), "int16": int16(-2), "int32": int32(-3), "int64": int64(-4), "byte": byte(5),
			"float32": float32(1.5), "float64": 2.5, "text": "да", "bytes": []byte{0, 255}, "nil": nil,
			"time": time.Unix(1700000000, 0), "decimal": amqp.Decimal{Scale: 2, Value: 314},
			"table": amqp.Table{"x": int32(1)}, "array": []any{int32(1), "b"}, "x-death": "forged", "long": strings.Repeat("x", 10000),
		}},
	}
	for name, p := range garbage {
		t.Run(name, func(t *testing.T) {
			p.ReplyTo, p.CorrelationId = f.replyTo, uuid.NewString()
			f.publish(t, cfg.AMQP.CommandQueue, p)
			d := f.reply(t)
			require.Equal(t, p.CorrelationId, d.CorrelationId)
			require.Equal(t, messages.TypeReportFailed, d.Type)
			require.Equal(t, messages.ContentTypeProblem, d.ContentType)
			var problem messages.Problem
			require.NoError(t, json.Unmarshal(d.Body, &problem))
			require.NotEmpty(t, problem.PoisonID)
			kept := s.poisoned(t)
			require.Equal(t, string(p.Body), string(kept.Payload))
		})
	}
	require.Equal(t, http.StatusOK, s.post(t, spec("still here")).status)
}

func TestCommandWithoutReplyToIsServed(t *testing.T) {
	cfg := amqpConfig(t)
	cfg.Roles = []string{roleWorker}
	b := newBlockingRenderer()
	close(b.goOn)
	start(t, cfg, renderWith(b.Render))
	f := newForeigner(t, cfg.AMQP.URL)
	f.publish(t, cfg.AMQP.CommandQueue, amqp.Publishing{Body: []byte(spec("nobody waits"))})
	require.Equal(t, "nobody waits", <-b.begun)
}
