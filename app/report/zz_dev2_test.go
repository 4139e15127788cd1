package report

import "plotmill/messages"

type R = messages.Report
