package facts

// Query is a question as it was understood.
type Query struct {
	Asks []Ask
}

// Context is what a conversation remembers from one question to the next. The
// zero value is a new conversation.
type Context struct {
	Facts    []string // ids of the last facts, best first
	Entities []string // ids of entities spoken of, most recent first
	Asks     []Ask
}

// Ask answers a question. It never fails: any text gets an answer.
func (t *Table) Ask(question string, c Context) Answer { return Answer{} }
