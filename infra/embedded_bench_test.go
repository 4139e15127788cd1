package infra

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

// What a report weighs: a spec and a PDF of about this size.
const specBytes, pdfBytes = 160 << 10, 43 << 10

// BenchmarkEmbeddedRoundTrip publishes a command, handles it, and gets the reply.
func BenchmarkEmbeddedRoundTrip(b *testing.B) {
	for _, size := range []int{100, specBytes} {
		for _, atOnce := range []int{1, 16} {
			b.Run(fmt.Sprintf("%d_bytes/%d_at_once", size, atOnce), func(b *testing.B) {
				roundTrips(b, size, atOnce, func(*Embedded, []byte) {})
			})
		}
	}
}

// BenchmarkEmbeddedWithResult has the worker store the PDF, synced, before it replies: row, claim and result.
func BenchmarkEmbeddedWithResult(b *testing.B) {
	for _, atOnce := range []int{1, 16} {
		b.Run(fmt.Sprintf("%d_at_once", atOnce), func(b *testing.B) {
			var id atomic.Int64
			roundTrips(b, specBytes, atOnce, func(e *Embedded, pdf []byte) {
				require.NoError(b, e.DB().Write(b.Context(), Synced, func(tx *Tx) error {
					_, err := tx.Exec("INSERT INTO bench_results VALUES (?, ?)", id.Add(1)%500, pdf)
					return err
				}))
			})
		})
	}
}

func roundTrips(b *testing.B, size, atOnce int, result func(*Embedded, []byte)) {
	e := openEmbedded(b, embeddedConfig(filepath.Join(b.TempDir(), "queue.db")))
	require.NoError(b, e.DB().Write(b.Context(), Synced, func(tx *Tx) error {
		_, err := tx.Exec("CREATE TABLE bench_results (id INTEGER PRIMARY KEY ON CONFLICT REPLACE, pdf BLOB)")
		return err
	}))
	spec, pdf := randomBytes(size), randomBytes(pdfBytes)
	var waiters sync.Map
	go serveBench(consume(b, e, "commands", atOnce), func(msg *message.Message) {
		result(e, pdf)
		reply := message.NewMessage(msg.UUID, pdf)
		require.NoError(b, e.Publisher().Publish(msg.Metadata.Get(messages.PropertyReplyTo), reply))
	})
	go serveBench(consume(b, e, e.ReplyAddress(), 4), func(msg *message.Message) {
		waiter, _ := waiters.LoadAndDelete(msg.UUID)
		close(waiter.(chan struct{}))
	})
	var id atomic.Int64
	trip := func() {
		command, answered := message.NewMessage(fmt.Sprint(id.Add(1)), spec), make(chan struct{})
		command.Metadata.Set(messages.PropertyReplyTo, e.ReplyAddress())
		waiters.Store(command.UUID, answered)
		require.NoError(b, e.Publisher().Publish("commands", command))
		<-answered
	}
	b.ResetTimer()
	var all sync.WaitGroup
	var left atomic.Int64
	left.Store(int64(b.N))
	for range atOnce {
		all.Go(func() {
			for left.Add(-1) >= 0 {
				trip()
			}
		})
	}
	all.Wait()
	b.StopTimer()
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "reports/s")
	require.NoError(b, e.Close())
}

// serveBench handles each message in a goroutine of its own, as a router does.
func serveBench(msgs <-chan *message.Message, handle func(*message.Message)) {
	for msg := range msgs {
		go func() {
			handle(msg)
			msg.Ack()
		}()
	}
}

func randomBytes(n int) []byte {
	random, all := rand.NewChaCha8([32]byte{}), make([]byte, n)
	_, _ = random.Read(all) // never fails
	return all
}
