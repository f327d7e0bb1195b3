package facts

import (
	"slices"
	"strings"

	"nutgraf/facts/internal/text"
)

// chatter reports what kind of chatter a text is, false if it is a question.
func (x *index) chatter(r *reading, question string, c Context) (Mood, bool) {
	words := make([]string, len(r.tokens))
	for i, t := range r.tokens {
		words[i] = t.Text
	}
	switch {
	case len(r.tokens) == 0 && strings.TrimSpace(text.Clean(question)) == "":
		return Empty, true
	case len(r.tokens) == 0:
		return Noise, true
	case x.orders(r, words):
		return Order, true
	case x.code(question):
		return Noise, true
	case x.known(r):
		return "", false
	case x.says("insult", r, words):
		return Insult, true
	case x.says("thanks", r, words):
		return Thanks, true
	case x.says("greeting", r, words):
		return Greeting, true
	case c.reading == nil && !r.solid() && len(r.asks) > 0 && len(r.tokens) <= 2:
		return Empty, true
	case r.strange > 0 && r.strange >= (len(r.tokens)+1)/2 && x.gibberish(r):
		return Noise, true
	}
	return "", false
}

// personal reports whether somebody asks about an affair of their own ("can I
// get an extension"): no article answers that, whatever words it shares.
func (r *reading) personal() bool {
	for i := 1; i < len(r.tokens); i++ {
		if r.tokens[i].Text != "i" || !auxiliaries[r.tokens[i-1].Text] && r.tokens[i-1].Text != "should" {
			continue
		}
		if i+1 == len(r.tokens) || !politeVerbs[r.tokens[i+1].Text] {
			return true
		}
	}
	return false
}

// excludes reports whether a question asks who does not do something: what a
// table says of those who do is no answer.
func (r *reading) excludes() bool {
	if len(r.asks) == 0 || r.asks[0] != AskWho {
		return false
	}
	return slices.ContainsFunc(r.tokens[:min(len(r.tokens), 5)], func(t text.Token) bool { return t.Text == "not" || t.Text == "never" })
}

// politeVerbs follow "may I" and "could I" in questions about anything.
var politeVerbs = map[string]bool{
	"ask": true, "know": true, "inquire": true, "enquire": true, "please": true, "just": true, "quickly": true,
	"trouble": true, "bother": true, "find": true, "learn": true, "hear": true, "get": false, "read": true, "see": true,
}

// known reports whether a reading has anything of the table in it.
func (x *index) known(r *reading) bool {
	for _, u := range r.units {
		if u.kind == unitEntity || u.kind == unitDate {
			return true
		}
	}
	return false
}

// orders reports whether a text gives the bot instructions: a known phrase of
// that kind where a clause begins, or one that speaks of prompts and rules
// anywhere.
func (x *index) orders(r *reading, words []string) bool {
	for i := range words {
		phrase := x.reader.lex.Mood("order", words[i:])
		if phrase == nil {
			continue
		}
		if i == 0 || r.tokens[i-1].Break || leadIn[words[i-1]] {
			return true
		}
		for _, w := range phrase {
			if strings.HasPrefix(w, "instruction") || strings.HasPrefix(w, "prompt") {
				return true
			}
		}
	}
	return false
}

// leadIn are words after which an order can begin.
var leadIn = map[string]bool{"please": true, "pls": true, "now": true, "and": true, "then": true, "just": true, "must": true, "bot": true, "hey": true, "ok": true}

// says reports whether a text is a kind of chatter: it has a phrase of it, and
// where it also asks something, nothing but that phrase.
func (x *index) says(mood string, r *reading, words []string) bool {
	longest := 0
	for i := range words {
		longest = max(longest, len(x.reader.lex.Mood(mood, words[i:])))
	}
	if len(r.asks) > 0 || r.special["yes-no"] {
		return longest > 0 && longest >= len(words)-1
	}
	return longest > 0
}

// code reports whether a text is program code or a query rather than a question.
func (x *index) code(question string) bool {
	lower := strings.ToLower(question)
	for _, mark := range [...]string{"<script", "</", "drop table", "select *", "{{", "${", "$(", "```", "'; ", "--;", "=>", "();"} {
		if strings.Contains(lower, mark) {
			return true
		}
	}
	return false
}

// gibberish reports whether the strange words look like mashed keys rather than
// names: hardly a vowel, or the same letters over and over.
func (x *index) gibberish(r *reading) bool {
	bad := 0
	for _, u := range r.units {
		if u.kind == unitStrange && mashed(u.text) {
			bad++
		}
	}
	return bad*2 >= r.strange
}

func mashed(word string) bool {
	run, longest := 0, 0
	for i := 0; i < len(word); i++ {
		if strings.IndexByte("aeiouy", word[i]) >= 0 {
			run = 0
			continue
		}
		run++
		longest = max(longest, run)
	}
	return longest >= 4 || len(word) > 14
}
