package handlers

import (
	"context"
	"errors"
	"slices"
	"testing"

	"pgregory.net/rapid"
)

// TestRoundInButtons: a round comes back from its button as it went in, and its
// button has room for any.
func TestRoundInButtons(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := round{
			seed: rapid.Uint32().Draw(r, "seed"), lang: rapid.SampledFrom([]string{"en", "zh-Hant", "zh-Hans"}).Draw(r, "language"),
			table: rapid.StringMatching("[0-9a-f]{4}").Draw(r, "table"), at: rapid.IntRange(0, 4).Draw(r, "at"), won: rapid.UintRange(0, 31).Draw(r, "won"),
		}
		id, err := ButtonID(p.action(quizAnswer, "3"), "")
		if err != nil {
			r.Fatal(err)
		}
		a, _, err := ParseButtonID(id)
		if got, ok := readRound(a); err != nil || !ok || got != p {
			r.Fatalf("%+v came back as %+v (%v, %v)", p, got, ok, err)
		}
	})
}

// TestAnyPress presses what no button says: members get a word and nothing breaks.
func TestAnyPress(t *testing.T) {
	house := harbourHouse(t)
	start := handle(t, house, Request{Surface: Slash, Command: "quiz", Text: "7", Asker: "a"}).Rows[0][0].Action.Args
	rapid.Check(t, func(r *rapid.T) {
		args := slices.Clone(start)
		for range rapid.IntRange(0, 3).Draw(r, "changes") {
			args[rapid.IntRange(0, len(args)-1).Draw(r, "which")] = rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "-1", "0", "9", "a", "n", "s", "r", "zz"})).Draw(r, "arg")
		}
		args = args[:rapid.IntRange(0, len(args)).Draw(r, "length")]
		name := rapid.SampledFrom([]string{"quiz", "brief", "timeline", "people", "topics"}).Draw(r, "command")
		reply, err := house.Handle(context.Background(), Request{Surface: Pressed, Action: Action{Name: name, Args: args}})
		var word UserError
		if err != nil && !errors.As(err, &word) {
			r.Fatalf("%s %q: %v", name, args, err)
		}
		if err == nil && len(reply.Body) == 0 {
			r.Fatalf("%s %q: an empty reply", name, args)
		}
	})
}

// TestEverybodyPlays presses the public question as two members: each goes on in
// private, in the language of the question, and the second doesn't get the
// first's round.
func TestEverybodyPlays(t *testing.T) {
	house := harbourHouse(t)
	public := handle(t, house, Request{Surface: Prefix, Command: "quiz", Text: "7", Asker: "a", Locale: "en-US"})
	if public.Private || len(public.Rows[0]) != 5 { // the last one deletes
		t.Fatalf("the question is %+v", public)
	}
	for _, member := range []Request{{Asker: "a", Own: true}, {Asker: "b", Locale: "zh-TW"}} {
		for i, b := range public.Rows[0][:4] {
			member.Surface, member.Action = Pressed, b.Action
			reply := handle(t, house, member)
			right := i == 1 // see commands.en-US.txt
			if !reply.Private || reply.Effect != Post || (reply.Body[0][:5] == "Right") != right {
				t.Errorf("%s presses %s: %+v", member.Asker, b.Label, reply)
			}
		}
	}
}

// TestScore answers a whole round rightly, shows it and plays the same again.
func TestScore(t *testing.T) {
	house := harbourHouse(t)
	r := Request{Surface: DM, Alone: true, Command: "quiz", Text: "99"}
	first := handle(t, house, r)
	question := first
	var verdict Reply
	for range 5 {
		for _, b := range question.Rows[0][:4] {
			verdict = handle(t, house, Request{Surface: Pressed, Alone: true, Action: b.Action})
			if verdict.Effect != Update {
				t.Fatalf("in a direct message it answers with %q", verdict.Effect)
			}
			if verdict.Body[0][:5] == "Right" {
				break
			}
		}
		question = handle(t, house, Request{Surface: Pressed, Alone: true, Action: verdict.Rows[0][0].Action})
	}
	if last := verdict.Body[len(verdict.Body)-1]; last != "That was the round: 5 of 5 right." {
		t.Errorf("all right, and it says %q", last)
	}
	shown := handle(t, house, Request{Surface: Pressed, Private: true, Action: verdict.Rows[0][1].Action})
	if shown.Effect != Post || shown.Private {
		t.Errorf("the score is shown with %q, private %v", shown.Effect, shown.Private)
	}
	again := handle(t, house, Request{Surface: Pressed, Action: shown.Rows[0][0].Action})
	if !slices.Equal(again.Body, first.Body) || !again.Private {
		t.Errorf("the same round begins with %q, not with %q", again.Body, first.Body)
	}
}

// TestSeeds: requests draw rounds of their own, and a repeated request the same.
func TestSeeds(t *testing.T) {
	house := harbourHouse(t)
	begin := func(seed uint64) string {
		return handle(t, house, Request{Surface: Slash, Command: "quiz", Seed: seed}).Rows[0][0].Action.Arg(1)
	}
	seen := map[string]bool{}
	for id := range uint64(200) {
		seen[begin(1190000000000000000+id)] = true
	}
	if len(seen) != 200 {
		t.Errorf("%d seeds of 200 requests", len(seen))
	}
	if once, again := begin(5), begin(5); once != again {
		t.Errorf("a repeated request draws by %s, then by %s", once, again)
	}
}
