package facts

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestAsk asks the questions in testdata/ask/*.txt. A case is a block: the
// question, or the turns of a conversation with " >> " between them, and below
// it, indented, what becomes of the last turn and how it was understood:
//
//	who liu >> where?
//	  found: meeting-place
//	  where:
//
// Facts stand in the order in which they must come; others may stand beside
// them. With -update, cases that fail are written anew: leave only the facts that
// must come.
func TestAsk(t *testing.T) {
	files, err := filepath.Glob("testdata/ask/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	table := embedded(t)
	total := 0
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			blocks := strings.Split(strings.TrimSpace(string(data)), "\n\n")
			for i, block := range blocks {
				if strings.HasPrefix(block, "#") {
					continue
				}
				total++
				blocks[i] = askCase(t, table, block)
			}
			if *update {
				golden(t, file, strings.Join(blocks, "\n\n")+"\n")
			}
		})
	}
	if total < 120 {
		t.Errorf("only %d cases", total)
	}
}

// askCase asks one case and returns it as it should stand in the file.
func askCase(t *testing.T, table *Table, block string) string {
	t.Helper()
	question, rest, _ := strings.Cut(block, "\n")
	a := askAll(table, strings.Split(question, " >> "))
	want := strings.Split(rest, "\n")
	if len(want) == 2 && meets(a, strings.TrimSpace(want[0])) && strings.TrimSpace(want[1]) == strings.TrimSpace(a.Query.String()) {
		return block
	}
	got := question + "\n  " + outline(a) + "\n  " + strings.TrimSpace(a.Query.String())
	if !*update {
		t.Errorf("got:\n%s\nwant:\n%s", got, block)
	}
	return got
}

// meets reports whether an answer is what a case's outline says, perhaps with
// further facts.
func meets(a Answer, want string) bool {
	head, facts, _ := strings.Cut(want, ": ")
	if got, _, _ := strings.Cut(outline(a), ": "); got != head {
		return false
	}
	ids := saidBy(a)
	at := 0
	for _, id := range strings.Fields(facts) {
		i := slices.Index(ids[at:], id)
		if i < 0 || at == 0 && i > 0 {
			return false
		}
		at += i + 1
	}
	return at > 0 || len(ids) == 0
}

// outline puts an answer on one line: what became of the question, and the
// facts or entities that are said.
func outline(a Answer) string {
	s := a.Outcome.String()
	switch {
	case a.Mood != "":
		s += " " + string(a.Mood)
	case a.Verdict != "":
		s += " " + strings.ToLower(a.Verdict)
	}
	if a.NotA != AskAny {
		s += " not-a-" + string(a.NotA)
	}
	if a.Computed != "" {
		s += " computed"
	}
	if a.Timeline {
		s += " in-order"
	}
	if len(a.Roll) > 0 {
		s += " list"
	}
	if a.Gap != "" {
		s += " (not said, " + a.Gap + ")"
	}
	if ids := saidBy(a); len(ids) > 0 {
		s += ": " + strings.Join(ids, " ")
	}
	return s
}
