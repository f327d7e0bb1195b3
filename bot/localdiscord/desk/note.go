package desk

import (
	"slices"
	"time"
)

// maxNotes is how many topics there can be notes on; the oldest goes.
const maxNotes = 16

// Note is what the program that started the desk has to say on its page.
type Note struct {
	Topic string    `json:"topic"` // a later note on it replaces this one
	Level string    `json:"level"` // ok, warning or error
	At    time.Time `json:"at"`    // set by Note
	Title string    `json:"title"`
	Text  string    `json:"text"`
	Lines []Line    `json:"lines"`
}

// Line is one place in a file and what is to be said of it; 0 stands for no line
// or column.
type Line struct {
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Text   string `json:"text"`
}

// Note shows a note on all pages, now and later.
func (d *Desk) Note(n Note) {
	n.At = time.Now().UTC()
	n.Lines = append([]Line{}, n.Lines...)
	d.mu.Lock()
	defer d.mu.Unlock()
	d.notes = slices.DeleteFunc(slices.Clone(d.notes), func(old Note) bool { return old.Topic == n.Topic })
	d.notes = append(d.notes[max(0, len(d.notes)-maxNotes+1):], n)
	for f := range d.feeds {
		f.push("note", n)
	}
}
