package handlers

import (
	"net/http"
	"runtime"

	"github.com/ThreeDotsLabs/watermill/message"
	"github.com/gin-gonic/gin"
	"go.uber.org/zap"

	"plotmill/messages"
)

// Deps is what the HTTP handlers need.
type Deps struct {
	Publisher      message.Publisher
	CommandQueue   string
	ReplyAddress   func() string // goes into reply_to; asked for each command
	Waiters        *Waiters
	Ready          func() error // nil: ready; a joined error names several parts that are away
	Metrics        RequestMeter
	MetricsHandler http.Handler
	Limits         Limits
	Log            *zap.Logger
	ReadReport     func([]byte) (*messages.Report, error) // messages.ReadReport
	Schema         []byte                                 // messages.Schema()
}

// api is the HTTP handlers with what they share.
type api struct {
	Deps
	gate     *gate
	turns    turns
	checking chan struct{} // has room for as many as check a spec at once: a core each, so little memory
}

// Routes is the whole HTTP surface. It sets gin's mode to release, which is one for the process. Error: the schema is
// no JSON.
func Routes(d Deps) (http.Handler, error) {
	description, err := describe(d.Schema)
	if err != nil {
		return nil, err
	}
	a, e := newEngine(d)
	e.POST("/v1/reports", a.postReport)
	e.POST("/v1/validate", a.postValidate)
	get(e, "/v1/schema/report.json", document("application/schema+json", a.Schema))
	get(e, "/openapi.json", document("application/json", description))
	a.operation(e)
	return e, nil
}

// OperatorRoutes is what a process without the api role serves: health and metrics. Of the Deps it needs Ready, Metrics,
// MetricsHandler and Log.
func OperatorRoutes(d Deps) (http.Handler, error) {
	a, e := newEngine(d)
	a.operation(e)
	return e, nil
}

func newAPI(d Deps) *api {
	d.Limits = d.Limits.withDefaults()
	return &api{Deps: d, gate: newGate(d.Limits, d.Metrics), turns: newTurns(), checking: make(chan struct{}, runtime.GOMAXPROCS(0))}
}

func newEngine(d Deps) (*api, *gin.Engine) {
	gin.SetMode(gin.ReleaseMode)
	a, e := newAPI(d), gin.New()
	e.HandleMethodNotAllowed = true
	e.RedirectTrailingSlash = false // an address is right or it is a 404: a redirected POST loses its body in many clients
	e.Use(a.observe, a.recoverPanic)
	e.NoRoute(func(c *gin.Context) { refuse(c, errNoRoute) })
	e.NoMethod(func(c *gin.Context) { refuse(c, errNoMethod) }) // gin has set Allow
	return a, e
}

func (a *api) operation(e *gin.Engine) {
	get(e, "/healthz", a.alive)
	get(e, "/readyz", a.ready)
	get(e, "/metrics", gin.WrapH(a.MetricsHandler))
}

// get serves HEAD too; net/http leaves the body out.
func get(e *gin.Engine, path string, h gin.HandlerFunc) {
	e.GET(path, h)
	e.HEAD(path, h)
}
