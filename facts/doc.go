// Package facts answers questions about one news article from a curated table.
//
// It promises that [Table.Ask] is total and pure: any byte string gets an
// answer, the same question in the same context always gets the same one, and
// nothing outside the table is read (no clock, no network, no randomness). A
// Table is immutable and safe for concurrent use.
//
// It errs on one side: saying that the article doesn't say is better than a
// wrong answer. A content word of a question that nothing in a fact accounts
// for counts against that fact ("who WON the election").
//
// # The table
//
// A table is one YAML file that a journalist writes by hand. It has five parts,
// best in this order; only `unsaid` may be left out:
//
//	table: 1                          # version of this format
//
//	article:
//	  title: Mayor opens the new bridge
//	  publisher: The Riverside Gazette
//	  published: 2024-03-07           # anchors "Friday", "next week"
//	  paragraphs: 1                   # headline and subheadings don't count
//	  link: https://example.org/b1    # optional
//	  titles: {zh-Hant: 市長將為新橋剪綵}      # optional, in further languages
//	  publishers: {zh-Hant: 河濱公報}
//
//	entities:                         # who and what the article speaks of
//	  - id: ada-king                  # short, unique, lower case, digits, hyphens
//	    kind: person                  # person group organisation place country
//	                                  # event agreement document topic date
//	    name: Ada King
//	    names: {zh-Hant: 金艾達, zh-Hans: 金艾达}   # in further languages, optional
//	    role: mayor of Riverside      # what one says after "who is …?"
//	    roles: {zh-Hant: 河濱市長, zh-Hans: 河滨市长}
//	    country: riverland            # id of the country or side it belongs to
//	    aliases: [King, Mayor King, "金艾达", "金艾達"]
//	    shared: [the official]        # see below
//	  - id: bridge-opening
//	    kind: event
//	    name: opening of the bridge
//	    aliases: [the opening, ribbon cutting]
//	    when: 2024-03-08              # an event that has a date
//	    where: north-bank             # and a place: ids of other entities
//	  - {id: north-bank, kind: place, name: North Bank, country: riverland}
//	  - {id: riverland, kind: country, name: Riverland}
//	  - {id: city-hall, kind: organisation, name: City Hall, shared: [the official]}
//
//	facts:
//	  - id: opening-day
//	    answers: [when, what]         # who what when where why how
//	                                  # how-long how-many
//	    about: [bridge-opening, ada-king]   # main subject first
//	    answer: Mayor Ada King will open the bridge on Friday, March 8, 2024.
//	    translations:                 # optional, see below
//	      zh-Hant: 市長金艾達將於2024年3月8日（星期五）為大橋剪綵。
//	      zh-Hans: 市长金艾达将于2024年3月8日（星期五）为大桥剪彩。
//	    status: announced             # reported announced expected claimed
//	    by: city-hall                 # id of who says so; without it the publisher
//	    when: 2024-03-08              # 2024, 2024-03, 2024-03-08 or from/to:
//	                                  # 2024-03-11/2024-03-15, both included
//	    words: Friday                 # the article's words for that date
//	    where: north-bank             # id of a place
//	    paragraph: 1
//	    evidence: will open the bridge on Friday    # at most eight words, verbatim
//	    phrasings:                    # how people ask for it; not needed for
//	      - on what day is the ribbon cut           # words of the answer itself
//	    needs: [[bridge, opening], [first, next]]   # optional, see below
//
//	unsaid:                           # what readers ask and the article leaves open
//	  - id: bridge-price
//	    about: [bridge-opening]
//	    gap: what the bridge cost     # continues "The article doesn't say …"
//	    translations: {zh-Hant: 大橋的造價}
//	    phrasings:
//	      - how much did the bridge cost
//
// # The rules
//
// These keys are required, all others may be left out:
//
//	the table       table article entities facts
//	article         title publisher published paragraphs
//	an entity       id kind name
//	a fact          id answers about answer status paragraph evidence, by if claimed
//	an unsaid entry id gap phrasings
//
// Ids are unique among the entities, and among the facts and unsaid entries
// together. `country`, `where` and `by` name entities of a kind that fits: a
// country, place, group or organisation; a place, country or organisation ("at
// the State Department"); a person, group, organisation or country.
//
// A date is a day, a month, a year, or a span of two of them with both ends
// included. Write "the week of March 11" as its Monday and Sunday, a working
// week as Monday and Friday, and "late last August" as 2023-08-21/2023-08-31
// (early is 1 to 10, mid 11 to 20). The bot says them in the same words.
//
// A text stands on one line; over several lines it is indented, or begins with
// > on the key's line. Put it in "quotes" when it holds a colon and a space, a
// space and #, or begins with one of " ' [ { & * ! | > % @ `. Numbers and words
// such as 012, yes or true are texts where a text belongs and stay as written.
// Anchors, aliases (& and *), tags, several documents and tabs for indentation
// are refused, and so are files over 1 MiB.
//
// # What each part does
//
// An entity is found by its name, by each alias and by near spellings of them.
// Write aliases as people type them: parts of a name, both name orders, titles,
// acronyms, other scripts. Words that only describe ("the mayor") are aliases
// where they can mean nobody else. Two entities may not claim the same name or
// alias (case, accents and punctuation make no difference), except where the
// word is truly ambiguous: then both list it under `shared` instead of `aliases`
// and the bot names all of them ("who is the secretary?").
//
// A fact stands alone in a channel: its answer names its people in full, gives
// absolute dates and fits in two sentences of 400 characters. It is in words of
// your own. Its status says how firm it is:
//
//	reported   the article states it as something that is or was so
//	announced  somebody with the say in it has said that it will be so
//	expected   it is planned, due or foreseen
//	claimed    somebody's opinion, accusation or judgement; needs `by`
//
// `translations` hold the answer in further languages, each under its BCP 47 tag:
// zh-Hant is Chinese in Traditional characters, zh-Hans in Simplified ones. They
// say what the answer says, no more and no less; whoever asks in that language
// gets them, marked as translated, with the original below. Without one the bot
// gives the English answer. `names`, `roles`, `titles` and `publishers` are the
// same for the words that lists and source lines are made of, and an unsaid
// entry's `translations` for its gap. They are what the bot says, not what it
// understands: write the names that people type under `aliases` too.
//
// A phrasing is a question in the words of readers. The bot understands far more
// than the phrasings: each word stands for its synonyms ([the lexicon]), names
// for their aliases, and word order hardly counts. Write one phrasing for each
// way of looking at the fact, not for each wording.
//
// `needs` holds groups of words. A question reaches the fact only when it has a
// word (or a synonym, a name, an entity id) of every group. Use it where the
// fact answers a narrower question than its words suggest: the fact "may become
// the next mayor" needs [[next, become, future]], or it would answer "who is
// the mayor?".
//
// An `unsaid` entry competes with the facts. When it fits a question best, the
// bot says that the article doesn't say that. List the near misses that readers
// will ask: the price, the losers' names, what was said behind closed doors.
//
// [the lexicon]: internal/lexicon
package facts
