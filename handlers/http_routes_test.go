package handlers

import (
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"plotmill/messages"
)

func (s *server) get(path string, headers ...string) *httptest.ResponseRecorder {
	return s.ask(http.MethodGet, path, headers...)
}

func (s *server) ask(method, path string, headers ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, path, nil)
	for i := 0; i < len(headers); i += 2 {
		r.Header.Add(headers[i], headers[i+1])
	}
	return s.do(r)
}

func TestAddressesAndMethodsThatDoNotExist(t *testing.T) {
	s := newServer(t, accepts)
	for _, path := range []string{"/", "/v1/report", "/v1/reports/", "/v2/reports", "/V1/Reports", "//v1/reports"} {
		requireProblem(t, s.get(path), 404, "not-found", path)
	}
	for path, allow := range map[string]string{"/v1/reports": "POST", "/v1/validate": "POST", "/healthz": "GET, HEAD", "/openapi.json": "GET, HEAD"} {
		w := s.ask(http.MethodDelete, path)
		requireProblem(t, w, 405, "method", path)
		require.Equal(t, allow, w.Header().Get("Allow"))
	}
	requireProblem(t, s.get("/v1/reports"), 405, "method", "/v1/reports")
	s.ask("NONSENSE", "/healthz")
	require.Equal(t, 1, s.meter.got("other none 405"), "no series for each word a client sends")
}

func TestHeadIsGetWithoutABody(t *testing.T) {
	s := newServer(t, accepts)
	over := httptest.NewServer(s)
	defer over.Close()
	for _, path := range []string{"/healthz", "/readyz", "/openapi.json", "/v1/schema/report.json", "/metrics"} {
		answer, err := http.Head(over.URL + path)
		require.NoError(t, err)
		require.Equal(t, 200, answer.StatusCode, path)
		require.NoError(t, answer.Body.Close())
	}
}

func TestDocuments(t *testing.T) {
	s := newServer(t, accepts)
	w := s.get("/v1/schema/report.json")
	require.Equal(t, 200, w.Code)
	require.Equal(t, "application/schema+json", w.Header().Get("Content-Type"))
	require.Equal(t, string(s.deps.Schema), w.Body.String())
	require.Equal(t, 304, s.get("/v1/schema/report.json", "If-None-Match", w.Header().Get("ETag")).Code)

	w = s.get("/openapi.json")
	require.Equal(t, 200, w.Code)
	require.Equal(t, "application/json", w.Header().Get("Content-Type"))
	require.True(t, json.Valid(w.Body.Bytes()))
}

func TestValidate(t *testing.T) {
	s := newServer(t, fails(errors.New("nothing is published")))
	w := s.do(post("/v1/validate", goodSpec))
	require.Equal(t, 200, w.Code)
	require.JSONEq(t, `{"valid": true}`, w.Body.String())
	_, inflight := s.meter.held()
	require.Zero(t, inflight)
}

func TestHealth(t *testing.T) {
	var away error
	s := newServer(t, accepts, func(d *Deps) { d.Ready = func() error { return away } })
	require.JSONEq(t, `{"alive": true}`, s.get("/healthz").Body.String())
	w := s.get("/readyz")
	require.Equal(t, 200, w.Code)
	require.JSONEq(t, `{"ready": true}`, w.Body.String())

	away = errors.Join(errors.New("the broker is away"), errors.New("the reply queue is away"))
	w = s.get("/readyz")
	require.Equal(t, 503, w.Code)
	require.JSONEq(t, `{"ready": false, "away": ["the broker is away", "the reply queue is away"]}`, w.Body.String())
	require.Equal(t, 200, s.get("/healthz").Code, "alive all the same")
	require.Equal(t, "metrics 1\n", s.get("/metrics").Body.String())
}

func TestAProcessWithoutTheAPIHasHealthAndMetrics(t *testing.T) {
	s := newServer(t, accepts)
	var err error
	s.Handler, err = OperatorRoutes(Deps{Ready: s.deps.Ready, Metrics: s.meter, MetricsHandler: s.deps.MetricsHandler, Log: s.deps.Log})
	require.NoError(t, err)
	for _, path := range []string{"/healthz", "/readyz", "/metrics"} {
		require.Equal(t, 200, s.get(path).Code)
	}
	requireProblem(t, s.do(post("/v1/reports", goodSpec)), 404, "not-found", "/v1/reports")
}

func TestAPanicIsAProblem(t *testing.T) {
	s := newServer(t, accepts, func(d *Deps) {
		d.ReadReport = func([]byte) (*messages.Report, error) { panic("secret inside") }
	})
	w := s.do(post("/v1/reports", goodSpec))
	requireProblem(t, w, 500, "internal", "/v1/reports")
	require.NotContains(t, w.Body.String(), "secret")
	require.Equal(t, 1, s.meter.got("POST /v1/reports 500"))
	require.Contains(t, s.lines.FilterMessage("panic in a request").All()[0].ContextMap()["stack"], "http_spec.go")
	waiting, inflight := s.meter.held()
	require.Zero(t, waiting)
	require.Zero(t, inflight, "what the panic left is given back")
}

func TestAPanicInTheMiddleOfAnAnswerBreaksItOff(t *testing.T) {
	s := newServer(t, accepts, func(d *Deps) {
		d.MetricsHandler = http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(strings.Repeat("half ", 2000)))
			panic("no more")
		})
	})
	require.PanicsWithValue(t, http.ErrAbortHandler, func() { s.get("/metrics") })
}

func TestATraceparentThatIsNotValidIsReplaced(t *testing.T) {
	valid := "00-0123456789abcdef0123456789abcdef-0123456789abcdef-01"
	require.Equal(t, valid, traceparentOr(valid))
	for _, bad := range []string{"", "x", valid + "-x", strings.ToUpper(valid), "ff" + valid[2:],
		"00-" + noTrace + "-0123456789abcdef-01", "00-0123456789abcdef0123456789abcdef-" + noSpan + "-01"} {
		made := traceparentOr(bad)
		require.NotEqual(t, bad, made)
		require.NotEmpty(t, traceID(made))
		require.NotEqual(t, made, traceparentOr(bad), "each its own")
	}
}

func TestFileNames(t *testing.T) {
	for title, want := range map[string]string{
		"Daily":              `inline; filename="Daily.pdf"; filename*=UTF-8''Daily.pdf`,
		`..\..//etc/"passwd`: `inline; filename="etc passwd.pdf"; filename*=UTF-8''etc%20passwd.pdf`,
		"a\r\nX-Evil: 1":     `inline; filename="a X-Evil 1.pdf"; filename*=UTF-8''a%20X-Evil%201.pdf`,
		"50%'off'":           `inline; filename="50 'off'.pdf"; filename*=UTF-8''50%20%27off%27.pdf`,
		"evil\u202Efdp.exe":  `inline; filename="evilfdp.exe.pdf"; filename*=UTF-8''evilfdp.exe.pdf`,
		"...":                `inline; filename="report.pdf"; filename*=UTF-8''report.pdf`,
		"₽":                  `inline; filename="_.pdf"; filename*=UTF-8''%E2%82%BD.pdf`,
		"\xff\xfe":           `inline; filename="__.pdf"; filename*=UTF-8''%EF%BF%BD%EF%BF%BD.pdf`,
	} {
		require.Equal(t, want, disposition(title))
	}
	require.Less(t, len(disposition(strings.Repeat("₽", 300))), 1200)
}
