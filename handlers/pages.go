package handlers

import (
	"context"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"nutgraf/handlers/internal/words"
)

// pageRoom is how many characters a page holds, so that it stays within maxAnswer
// with the line that says where it comes from.
const pageRoom = 800

// block is a heading and the items under it.
type block struct {
	heading string
	items   []string
	inline  string // what stands between items in the heading's line; empty: a line for each
}

// lines returns a block's lines with some of its items.
func (b block) lines(items []string) []string {
	switch {
	case len(items) == 0:
		return nil
	case b.inline != "":
		return []string{b.heading + strings.Join(items, b.inline)}
	case b.heading == "":
		return items
	}
	return append([]string{b.heading}, items...)
}

// paginate spreads blocks over pages of at most room characters each, in order.
// A block that goes on in the next page has its heading there, too. An item
// longer than a page has one for itself.
func paginate(blocks []block, room int) [][]string {
	var pages [][]string
	var page []string
	for _, b := range blocks {
		var items []string
		for _, item := range b.items {
			if more := append(items, item); size(page)+size(b.lines(more)) <= room || len(page)+len(items) == 0 {
				items = more
				continue
			}
			pages = append(pages, append(page, b.lines(items)...))
			page, items = nil, []string{item}
		}
		page = append(page, b.lines(items)...)
	}
	if len(page) > 0 {
		pages = append(pages, page)
	}
	return pages
}

// size is how many characters lines have, line ends included.
func size(lines []string) (n int) {
	for _, l := range lines {
		n += utf8.RuneCountInString(l) + 1
	}
	return n
}

// leaf returns a page of a command by its number from 0, false if there is none.
// args are what its buttons say beside the number.
type leaf func(h *House, r Request, page int, args []string) (Reply, bool)

// paged makes a command of pages: typed alone it shows the first, with a number
// that page; anything else behind it makes a question of the whole. A button's
// first argument is the page that it turns to: in place for whoever asked, and for
// others in a private message of their own. A public page is a new message.
func paged(pages leaf) (run, press runFunc) {
	run = plainly(func(ctx context.Context, h *House, r Request) (Reply, error) {
		page, err := strconv.Atoi(strings.TrimSpace(r.Text))
		if err != nil {
			page = 1
		}
		reply, ok := pages(h, r, page-1, nil)
		if !ok {
			return answer(ctx, h, r)
		}
		return reply, nil
	})
	press = func(_ context.Context, h *House, r Request) (Reply, error) {
		page, err := strconv.Atoi(r.Action.Arg(0))
		if err != nil {
			return Reply{}, h.expiredFor(r)
		}
		reply, ok := pages(h, r, page, r.Action.Args[1:])
		if !ok {
			return Reply{}, h.expiredFor(r)
		}
		if reply.Public {
			return reply, nil
		}
		if reply.Private = true; r.Own || r.Private || r.Alone {
			reply.Effect, reply.Private = Update, r.Private
		}
		return reply, nil
	}
	return run, press
}

// plainly runs a command that takes nothing but a number. "timeline STA" is a
// question, and is asked as one.
func plainly(run runFunc) runFunc {
	return func(ctx context.Context, h *House, r Request) (Reply, error) {
		if strings.ContainsFunc(r.Text, unicode.IsLetter) {
			return answer(ctx, h, r)
		}
		return run(ctx, h, r)
	}
}

// turn returns the buttons to the pages beside one, and for surfaces without
// buttons a line that says what to type.
func (t teller) turn(r Request, command string, page, pages int, args ...string) (row []Button, hint []string) {
	if page > 0 {
		row = append(row, t.button("page.back", Quiet, command, page-1, args...))
	}
	if page+1 < pages {
		row = append(row, t.button("page.more", Primary, command, page+1, args...))
		if r.Surface == Terminal {
			hint = []string{t.Say("page.hint", words.With{"Command": command, "Page": page + 2})}
		}
	}
	return row, hint
}

// button turns to a page of a command.
func (t teller) button(label string, s Style, command string, page int, args ...string) Button {
	return Button{Label: t.Say(label), Style: s, Action: Action{Name: command, Args: append([]string{strconv.Itoa(page)}, args...)}}
}

// rows returns the row of buttons as a reply's rows, none if it is empty.
func rows(row []Button) [][]Button {
	if len(row) == 0 {
		return nil
	}
	return [][]Button{row}
}
