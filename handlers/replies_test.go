package handlers

import (
	"testing"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/stretchr/testify/require"
	"go.uber.org/zap"

	"plotmill/messages"
)

func replyMessage(body string, metadata ...string) *message.Message {
	msg := message.NewMessage("", []byte(body))
	for i := 0; i < len(metadata); i += 2 {
		msg.Metadata.Set(metadata[i], metadata[i+1])
	}
	return msg
}

func TestRepliesReachWhoWaits(t *testing.T) {
	const ct, typ = messages.PropertyContentType, messages.PropertyType
	for name, row := range map[string]struct {
		body     string
		metadata []string
		pdf      string
		problem  string // type
		pages    int
	}{
		"ours":                        {"%PDF-x", []string{ct, "application/pdf", typ, messages.TypeReportRendered, headerPages, "3"}, "%PDF-x", "", 3},
		"foreign, bare":               {"%PDF-noop", nil, "%PDF-noop", "", 0},
		"foreign, octet stream":       {"%PDF-noop", []string{ct, "application/octet-stream"}, "%PDF-noop", "", 0},
		"pages are garbage":           {"%PDF-x", []string{ct, "application/pdf", headerPages, "-7"}, "%PDF-x", "", 0},
		"failure":                     {`{"type":"/problems/p"}`, []string{ct, "application/problem+json", typ, messages.TypeReportFailed}, "", "/problems/p", 0},
		"failure by content type":     {`{"type":"/problems/p"}`, []string{ct, "application/problem+json; charset=utf-8"}, "", "/problems/p", 0},
		"failure by name":             {`{"type":"/problems/p"}`, []string{typ, messages.TypeReportFailed}, "", "/problems/p", 0},
		"failure that is no JSON":     {`oops`, []string{typ, messages.TypeReportFailed}, "", "/problems/unreadable-reply", 0},
		"failure that is a list":      {`[1]`, []string{ct, "application/problem+json"}, "", "/problems/unreadable-reply", 0},
		"a page":                      {`<html>`, []string{ct, "text/html"}, "", "/problems/unreadable-reply", 0},
		"a content type of nonsense":  {`x`, []string{ct, ";;;"}, "", "/problems/unreadable-reply", 0},
		"empty":                       {"", nil, "", "/problems/unreadable-reply", 0},
		"an empty body called a PDF":  {"", []string{ct, "application/pdf"}, "", "/problems/unreadable-reply", 0},
		"binary content type, no PDF": {"\xff\xfe", []string{ct, "\xff\xfe"}, "", "/problems/unreadable-reply", 0},
	} {
		t.Run(name, func(t *testing.T) {
			w, meter := NewWaiters(10), newMeter()
			one, _ := w.Register("c")
			msg := replyMessage(row.body, append(row.metadata, messages.PropertyCorrelationID, "c")...)
			require.NoError(t, Replies(w, meter, zap.NewNop())(msg))
			r := <-one.Reply()
			if row.problem != "" {
				require.Equal(t, row.problem, r.Failed.Problem.Type)
				require.Nil(t, r.Rendered)
				return
			}
			require.Equal(t, row.pdf, string(r.Rendered.PDF))
			require.Equal(t, row.pages, r.Rendered.Pages)
		})
	}
}

func TestStrayRepliesAreCountedAndDropped(t *testing.T) {
	w, meter := NewWaiters(10), newMeter()
	one, _ := w.Register("gone")
	one.Leave()
	handle := Replies(w, meter, zap.NewNop())
	for _, msg := range []*message.Message{
		replyMessage("%PDF", messages.PropertyCorrelationID, "gone"),
		replyMessage("%PDF", messages.PropertyCorrelationID, "gone"),
		replyMessage("%PDF", messages.PropertyCorrelationID, "never heard of"),
		replyMessage("%PDF"),
		{}, // no metadata at all
	} {
		require.NoError(t, handle(msg))
	}
	require.Equal(t, 1, meter.got("dropped late"))
	require.Equal(t, 1, meter.got("dropped duplicate"))
	require.Equal(t, 3, meter.got("dropped unknown"))
}
