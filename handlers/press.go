package handlers

import "context"

// removeReply takes back the answer whose button was pressed.
func removeReply(context.Context, *House, Request) (Reply, error) {
	return Reply{Outcome: "removed", Effect: Remove}, nil
}

// shareReply shows a private answer to everybody.
func shareReply(context.Context, *House, Request) (Reply, error) {
	return Reply{Outcome: "shared", Effect: Share}, nil
}
