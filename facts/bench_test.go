package facts

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// BenchmarkAsk measures one question of each kind that costs something of its
// own.
func BenchmarkAsk(b *testing.B) {
	table := embedded(b)
	before := table.Ask("who is Blinken meeting on Friday?", Context{}).Context
	for _, c := range []struct {
		name, question string
		context        Context
	}{
		{"word", "Liu", Context{}},
		{"question", "When does the Science and Technology Agreement between the US and China expire?", Context{}},
		{"rant", rant(1500), Context{}},
		{"worst", strangeWords(2000), Context{}},
		{"miss", "who won the presidential election in Taiwan?", Context{}},
		{"chinese", "布林肯什么时候在华盛顿会见刘建超？", Context{}},
		{"followup", "and where do they meet?", before},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				table.Ask(c.question, c.context)
			}
		})
	}
}

// BenchmarkParse reads the embedded table and makes its index; the vocabulary,
// which is read once before, is measured in internal/lexicon.
func BenchmarkParse(b *testing.B) {
	b.SetBytes(int64(len(embeddedTable)))
	for b.Loop() {
		if _, err := Parse("article.yaml", embeddedTable); err != nil {
			b.Fatal(err)
		}
	}
}

// rant is an angry message of so many characters with one question in it.
func rant(length int) string {
	const sentence = "I have been reading about Blinken, Beijing and all these endless meetings for hours, and honestly nobody ever explains " +
		"why Washington keeps talking while China uses the science agreement for its army; my uncle says Taiwan will vote anyway. "
	return strings.Repeat(sentence, length/len(sentence)+1)[:length-40] + " So when exactly is that Taiwan election"
}

// strangeWords is a text of so many characters in words that no list holds, all
// of them long enough to be compared with every name.
func strangeWords(length int) string {
	random := rand.New(rand.NewPCG(1, 2))
	var b strings.Builder
	for b.Len() < length {
		for range 5 + random.IntN(6) {
			b.WriteByte("bcdfghklmnprstvwzaeiouy"[random.IntN(23)])
		}
		b.WriteByte(' ')
	}
	return b.String()[:length]
}
