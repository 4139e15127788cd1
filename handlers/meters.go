package handlers

import "time"

// RequestMeter is told of HTTP requests.
type RequestMeter interface {
	// ObserveRequest tells of an answered request; route is the pattern that matched, or "none".
	ObserveRequest(route, method string, status int, d time.Duration)
	// SetWaiting tells how many requests are admitted at the moment.
	SetWaiting(n int)
	// SetInflightBytes tells how many bytes of request bodies are held at the moment.
	SetInflightBytes(n int64)
}

// DropMeter is told of replies that reached nobody.
type DropMeter interface {
	// ReplyDropped gives the reason: late, duplicate, unknown or unroutable.
	ReplyDropped(reason string)
}

// RenderMeter is told of attempts to render.
type RenderMeter interface {
	// ObserveRender gives the outcome of one attempt, done or failed, and how long it took.
	ObserveRender(outcome string, d time.Duration)
}

// RetryMeter is told of every attempt after the first.
type RetryMeter interface{ Retried() }

// HoldMeter is told each time that a publish has to be tried again.
type HoldMeter interface {
	// Held gives the reason: unavailable, uncertain, full, unroutable or other.
	Held(reason string)
}

// PoisonMeter is told of messages that went to the poison queue.
type PoisonMeter interface {
	HoldMeter
	DropMeter
	// Poisoned gives the class of the failure: permanent, timeout, panic or render.
	Poisoned(class string)
}

// OutcomeMeter is what publishing a reply needs.
type OutcomeMeter interface {
	HoldMeter
	DropMeter
}
