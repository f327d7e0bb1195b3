package facts

// special answers questions that no single fact answers: lists, spans of time,
// and figures worked out from dates.
func (t *Table) special(r *reading, c Context) (Answer, bool) {
	return Answer{}, false
}
