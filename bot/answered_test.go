package bot

import (
	"context"
	"sync/atomic"
	"testing"

	"nutgraf/bot/localdiscord"
	"nutgraf/handlers"
)

// crossing lets the first look at a question end only after its answer is noted.
type crossing struct {
	Answers
	looked, noted atomic.Bool
	give, given   chan struct{}
}

func (c *crossing) Find(question string) (Answer, bool) {
	a, known := c.Answers.Find(question)
	if c.looked.CompareAndSwap(false, true) {
		close(c.give)
		<-c.given
	}
	return a, known
}

func (c *crossing) Keep(question string, a Answer) {
	c.Answers.Keep(question, a)
	if a.MessageID != "" && c.noted.CompareAndSwap(false, true) {
		close(c.given)
	}
}

// A correction that arrives in the very moment when the answer is given doesn't
// make the bot forget which message that is.
func TestACorrectionCrossesItsAnswer(t *testing.T) {
	t.Parallel()
	c := &crossing{Answers: NewAnswers(), give: make(chan struct{}), given: make(chan struct{})}
	s := stage(t, Config{Answers: c}, localdiscord.Options{})
	inner := s.bot.house
	s.bot.house = acting{inner, func(ctx context.Context, r handlers.Request) (handlers.Reply, error) {
		<-c.give
		return inner.Handle(ctx, r)
	}}
	s.run().online()
	asked := s.alice.Says(s.general, "!who Ada King")
	s.alice.Edits(asked, "!who Bruno Stone")
	answer := s.reply(asked)
	has(t, s.now(answer).Content, "engineer who built the bridge")
	s.alice.Deletes(asked)
	s.quiet()
	if _, there := answer.Current(); there {
		t.Error("the answer outlives its question")
	}
}

// What a smaller server says of a first answer is no reason to take it for lost.
func TestAnyReceiptWillDo(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"", "ok", "{}", "null", "[]", `{"resource":"sent"}`, `{"resource":{"message":{"id":7}}}`} {
		b, err := New(Config{Token: "x", APIURL: replying(t, 200, body)}, testHouse(t), nil)
		if err != nil {
			t.Fatal(err)
		}
		if m, err := b.respondFor(t.Context(), interaction{ID: "1", Token: "t"}, page{Content: "hi"}); err != nil || m.ID != "" {
			t.Errorf("%q: %+v, %v", body, m, err)
		}
		b.Close()
	}
}

// What is corrected back and forth ends with the answer to what stands there.
func TestACorrectionThatIsTakenBack(t *testing.T) {
	s := play(t, Config{}, localdiscord.Options{})
	asked := s.alice.Says(s.general, "!who Ada King")
	answer := s.reply(asked)
	s.alice.Edits(asked, "!who Bruno Stone")
	s.alice.Edits(asked, "!who Ada King")
	if now := s.now(answer); now.Content != answer.Content {
		t.Errorf("%q", now.Content)
	}
}
