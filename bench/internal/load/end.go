package load

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"slices"

	"plotmill/bench/internal/client"
	"plotmill/bench/internal/pdfname"
)

// End is what became of a request.
type End string

// The ends. Only the first two are what a client wants, and the third is honest.
const (
	Delivered End = "delivered" // 200 and its own PDF
	Accepted  End = "accepted"  // 202: still to be done
	Refused   End = "refused"   // 503, for as long as the client had patience
	Lost      End = "lost"      // anything else: an error status, a broken connection, a body that is no PDF
	Swapped   End = "swapped"   // 200 and a PDF that does not name this request
	Hung      End = "hung"      // no answer within the limit
	Unsent    End = "unsent"    // the run was over before
)

// judge says what an answer means for the request with this token.
func (o Options) judge(ctx context.Context, i int, token string, a client.Answer, err error) (End, error) {
	switch {
	case err != nil && ctx.Err() != nil:
		return Unsent, ctx.Err()
	case errors.Is(err, os.ErrDeadlineExceeded):
		return Hung, err
	case err != nil:
		return Lost, err
	case a.Status == http.StatusAccepted:
		return Accepted, nil
	case a.Status == http.StatusServiceUnavailable:
		return Refused, said(a)
	case a.Status != http.StatusOK || !isPDF(a.Body):
		return Lost, said(a)
	case o.Unnamed:
		return Delivered, nil
	}
	return o.whose(ctx, i, token, a.Body)
}

// said is the answer's status and the beginning of its body.
func said(a client.Answer) error {
	return fmt.Errorf("%d %s", a.Status, a.Body[:min(len(a.Body), 300)])
}

func isPDF(body []byte) bool { return len(body) > 5 && string(body[:5]) == "%PDF-" }

// whose compares the PDF's title, and in a sample its text, with the token.
func (o Options) whose(ctx context.Context, i int, token string, pdf []byte) (End, error) {
	named, err := pdfname.Token(pdf)
	if err == nil && named != token {
		return Swapped, errors.New(token + " got the PDF of " + named)
	}
	if err == nil && (o.TextEvery == 0 || i%o.TextEvery != 0) {
		return Delivered, nil
	}
	text, err := pdfname.Text(ctx, pdf)
	if err != nil {
		return Lost, err
	}
	found := pdfname.InText(text)
	if len(found) == 0 || slices.ContainsFunc(found, func(f string) bool { return f != token }) {
		return Swapped, errors.New(token + " does not stand alone on the pages of its PDF")
	}
	return Delivered, nil
}
