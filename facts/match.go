package facts

import "fmt"

// Match says how a word of a question was taken for one of the table's when it
// wasn't spelt like it. The zero value is no such match.
type Match struct {
	Name    string // the table's word or name, in lower case
	How     How
	Letters int // how many letters are different, if How is Apart
}

// How is a way in which a word was matched.
type How string

// The ways of inexact matches.
const (
	Apart     How = "apart"     // misspelt
	Otherwise How = "otherwise" // the same name, written another way
	Shortened How = "shortened" // "admin" for administration
)

// String says it in English: "kritenbrink, 2 letters apart".
func (m Match) String() string {
	switch {
	case m.How == Otherwise:
		return m.Name + ", written another way"
	case m.How == Shortened:
		return m.Name + ", shortened"
	case m.Letters == 1:
		return m.Name + ", 1 letter apart"
	}
	return fmt.Sprintf("%s, %d letters apart", m.Name, m.Letters)
}
