package handlers

import (
	"net/http"
	"strings"

	"github.com/gin-gonic/gin"
)

// Readiness is the body of /readyz.
type Readiness struct {
	Ready bool     `json:"ready"`
	Away  []string `json:"away,omitempty"` // one line for each part that is away
}

// alive is GET /healthz: the process answers.
func (a *api) alive(c *gin.Context) {
	answerJSON(c, http.StatusOK, struct {
		Alive bool `json:"alive"`
	}{true})
}

// ready is GET /readyz: 503 while something is away that a report needs.
func (a *api) ready(c *gin.Context) {
	err := a.Ready()
	if err == nil {
		answerJSON(c, http.StatusOK, Readiness{Ready: true})
		return
	}
	answerJSON(c, http.StatusServiceUnavailable, Readiness{Away: strings.Split(err.Error(), "\n")})
}
