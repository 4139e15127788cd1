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
	spec, err := a.readSpec(c)
	if err != nil {
		refuse(c, err)
		return
	}
	spec.release()
	answerJSON(c, http.StatusOK, struct {
		Valid bool `json:"valid"`
	}{true})
}
