package handlers

import (
	"unicode/utf8"

	"nutgraf/facts"
	"nutgraf/handlers/internal/digest"
	"nutgraf/handlers/internal/words"
)

// briefRooms are how many characters of facts a page of brief may hold: the first
// with which it stays within maxAnswer. maxBriefs is how many pages there are at
// most.
var briefRooms = []int{770, 750, 730, 700, 660, 600}

// hintRoom is left for the line that says how to turn the page.
const (
	maxBriefs = 5
	hintRoom  = 20
)

// brief lets a reader catch up: one fact for each question word, then the next.
func brief(h *House, r Request, page int, _ []string) (Reply, bool) {
	t := h.teller(r)
	rounds := h.workshop.rounds.of(t.table, t.Tag().String(), t.briefs)
	if page < 0 || page >= len(rounds) {
		return Reply{}, false
	}
	reply := t.brief(rounds[page])
	row, hint := t.turn(r, "brief", page, len(rounds))
	reply.Rows, reply.Body = rows(row), append(reply.Body, hint...)
	return reply, true
}

// briefs chooses what the pages tell.
func (t teller) briefs() (pages [][]digest.Item) {
	d := digest.New(t.table)
	for len(pages) < maxBriefs {
		var round []digest.Item
		for _, room := range briefRooms {
			round = d.Round(room)
			if utf8.RuneCountInString(t.brief(round).Plain()) <= maxAnswer-hintRoom {
				break
			}
		}
		if len(round) == 0 {
			break
		}
		d.Tell(round)
		pages = append(pages, round)
	}
	return pages
}

// brief is one page.
func (t teller) brief(round []digest.Item) Reply {
	var list []facts.Fact
	reply := Reply{List: true}
	for _, i := range round {
		reply.Body = append(reply.Body, t.Say("brief."+string(i.Word), words.With{"Answer": t.Answer(i.Fact)}))
		reply.Facts = append(reply.Facts, i.Fact.ID)
		list = append(list, i.Fact)
	}
	t.cite(&reply, list...)
	return reply
}
