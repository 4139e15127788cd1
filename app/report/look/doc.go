// Package look is how a report looks: its colours, sizes and fonts, and text that fits where it is put.
package look
