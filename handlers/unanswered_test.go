package handlers_test

import (
	"testing"

	"nutgraf/handlers"
	"nutgraf/handlers/handlerstest"
)

func TestUnansweredInMemory(t *testing.T) {
	handlerstest.Unanswered(t, func(_ *testing.T, o handlers.UnansweredOptions) handlers.UnansweredLog {
		return handlers.NewUnanswered(o)
	})
}
