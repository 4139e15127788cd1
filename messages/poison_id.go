package messages

import "strconv"

// PoisonID names what a report leaves in the poison queue after so many replays. It is derived, so that the failure
// reply, the archive and a worker that comes back from a crash all name the same one.
func PoisonID(reportID string, replays int) string {
	return reportID + ".p" + strconv.Itoa(replays)
}
