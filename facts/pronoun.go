package facts

import "nutgraf/facts/internal/lexicon"

var pronouns = map[string]bool{
	"he": true, "him": true, "his": true, "she": true, "her": true, "hers": true, "they": true,
	"them": true, "their": true, "theirs": true, "it": true, "its": true, "that": true,
	"this": true, "those": true, "these": true, "there": true, "himself": true, "herself": true,
	"themselves": true, "then": true,
}

// asksOrigin reads the "from" that ends "where is … from" as what is asked for.
func (p *pass) asksOrigin(i int) bool {
	if p.tokens[i].Text != "from" || i < len(p.tokens)-1 && !p.tokens[i].Break || !p.r.asksFor(AskWhere) {
		return false
	}
	if len(p.r.units) == 0 || !p.r.units[len(p.r.units)-1].person || p.r.units[len(p.r.units)-1].last != i {
		return false
	}
	u := unit{kind: unitAttribute, miss: missAttribute, first: i, last: i + 1}
	u.options = p.option(nil, spaceIdea, lexicon.AttributeMark+"birthplace", 1)
	p.add(u)
	return true
}

// pronoun reads a word that stands for something said before, or two: "that guy"
// is he. It returns how many tokens it took.
func (p *pass) pronoun(i int) int {
	word := p.tokens[i].Text
	if !pronouns[word] {
		return 0
	}
	switch word {
	case "that", "this", "these", "those":
		if i+1 < len(p.tokens) && somebody[p.tokens[i+1].Text] && !p.tokens[i].Break {
			p.r.pronouns = append(p.r.pronouns, pronoun{"he", i})
			return 2
		}
	}
	p.r.pronouns = append(p.r.pronouns, pronoun{word, i})
	return 1
}

// pronounsIn notes the people that a phrase which asks or means something leans
// on: "did he", "what is she".
func (p *pass) pronounsIn(i, n int, e *lexicon.Entry) {
	if e.Class == lexicon.Frame || e.Class == lexicon.Function {
		return
	}
	for k := i; k < i+n; k++ {
		switch word := p.tokens[k].Text; word {
		case "he", "him", "his", "she", "her", "they", "them", "their":
			p.r.pronouns = append(p.r.pronouns, pronoun{word, k})
		}
	}
}

// somebody holds the nouns that make a person of "that".
var somebody = map[string]bool{
	"guy": true, "man": true, "woman": true, "person": true, "dude": true, "fella": true, "fellow": true, "lady": true,
	"gentleman": true, "chap": true, "bloke": true, "guys": true, "men": true, "people": true,
}
