package digest

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"nutgraf/facts"
)

func embedded(t *testing.T) *facts.Table {
	t.Helper()
	table, err := facts.Embedded()
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// rounds tells at most a number of rounds.
func rounds(t *facts.Table, most, room int) (out [][]Item) {
	d := New(t)
	for len(out) < most {
		round := d.Round(room)
		if len(round) == 0 {
			break
		}
		d.Tell(round)
		out = append(out, round)
	}
	return out
}

// TestEmbedded: a reader of the first article hears of the meeting first, and
// something for each question word in the first round.
func TestEmbedded(t *testing.T) {
	round := New(embedded(t)).Round(770)
	if len(round) != len(words) || !slices.Contains(round[0].Fact.About, "blinken-liu-meeting") {
		t.Errorf("the first round is %+v", round)
	}
	for i, item := range round {
		if item.Word != words[i] {
			t.Errorf("%s stands where %s belongs", item.Word, words[i])
		}
	}
}

// TestRounds asks for any number of rounds in any room.
func TestRounds(t *testing.T) {
	table := embedded(t)
	rapid.Check(t, func(r *rapid.T) {
		most, room := rapid.IntRange(0, 6).Draw(r, "most"), rapid.IntRange(0, 1500).Draw(r, "room")
		all := rounds(table, most, room)
		if len(all) > most {
			r.Fatalf("%d rounds", len(all))
		}
		told := map[string]bool{}
		for _, round := range all {
			size, asked := 0, map[facts.Ask]bool{}
			for _, i := range round {
				if told[i.Fact.ID] || asked[i.Word] {
					r.Fatalf("%s for %s: told twice", i.Fact.ID, i.Word)
				}
				told[i.Fact.ID], asked[i.Word] = true, true
				size += utf8.RuneCountInString(i.Fact.Answer)
			}
			if len(round) == 0 || size > room {
				r.Fatalf("%d facts in %d characters", len(round), size)
			}
		}
	})
}

// TestAnswers keeps each fact under a question word that it answers.
func TestAnswers(t *testing.T) {
	for _, round := range rounds(embedded(t), 50, 766) {
		for _, i := range round {
			ok := false
			for _, a := range i.Fact.Answers {
				ok = ok || a == i.Word || i.Word == facts.AskHow && strings.HasPrefix(string(a), "how")
			}
			if !ok {
				t.Errorf("%s doesn't say %s", i.Fact.ID, i.Word)
			}
		}
	}
}

func BenchmarkRounds(b *testing.B) {
	table, err := facts.Embedded()
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		rounds(table, 4, 766)
	}
}
