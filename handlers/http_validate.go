package handlers

import (
	"net/http"

	"github.com/gin-gonic/gin"
)

// postValidate is POST /v1/validate: the same reading as of a report, and nothing is ordered.
func (a *api) postValidate(c *gin.Context) {
	if err := a.gate.enter(); err != nil {
		refuse(c, err)
		return
	}
	defer a.gate.leave()
	turn, err := a.turns.take(c.Request.Context(), a.Limits.MaxWait)
	if err != nil {
		refuse(c, err)
		return
	}
	spec, err := a.readSpec(c, turn)
	if err != nil {
		refuse(c, err)
		return
	}
	spec.release()
	answerJSON(c, http.StatusOK, struct {
		Valid bool `json:"valid"`
	}{true})
}
