package facts

// All figures that decide how a question is matched stand here. They were
// chosen on the question sets under testdata: `nutgraf eval` measures what a
// change costs.

// What it costs a fact that can't account for a unit, relative to 1 for an idea.
const (
	missIdea      = 0.66
	missTelling   = 0.95 // of an idea, from which a fact without it is no answer
	missModifier  = 0.964
	missAdjective = 0.44
	missAttribute = 2.2
	missNumber    = 0.8
	missDate      = 1.46
	missType      = 0.35
	missWord      = 0.528
	missTitle     = 1.3 // an ordinary word with a capital letter inside a sentence
	missStrange   = 1.8
	missEntity    = 1.3
	entityBase    = 0.392 // a frequent entity costs this share of missEntity, plus its weight
	personCredit  = 0.66  // below this a fact has nothing to do with a person
	personMiss    = 1.23  // factor for a person
	asideMiss     = 0.29  // factor in a clause that asks nothing
)

// What a unit counts when it is accounted for; others by their rarity.
const (
	weightDate  = 0.7
	weightType  = 0.4 // at most
	asideWeight = 0.6 // factor in a clause that asks nothing
	rarityFloor = 0.132
)

// Credits that a target gives for a unit, by where it has it from.
const (
	creditAbout   = 0.88
	creditAnswer  = 0.95
	creditMention = 0.689 // an entity that an answer names though the fact isn't about it
	creditAside   = 0.632 // an entity that a phrasing names though the fact isn't about it
	creditBy      = 0.9
	creditEntity  = 0.616 // the role, name or aliases of one of its entities
	creditType    = 0.825
	creditOnce    = 0.611 // a word that one of many phrasings has
	typicalShare  = 0.14  // of the phrasings; a word that so many have counts fully
	manySenses    = 1.01  // factor for each sense of a word with more than two
)

// How well a fact answers a question word that isn't among its own.
const (
	askedWhat     = 0.868
	askedWhen     = 1    // it has a date
	askedWhere    = 0.98 // it has a place
	askedHow      = 0.9
	askedWhy      = 0.55
	askedLong     = 0.95 // how many for how long and the reverse
	askedWho      = 0.6
	askedPerson   = 0.982 // who, and the fact is about somebody or names who says it
	askedSource   = 0.85
	askedElse     = 0.5
	usualAskShare = 0.15  // of an unsaid entry's phrasings; what so many ask is asked for fully
	priorOwn      = 0.97  // how much a name with a question word counts like a phrasing of the first fact that answers it
	priorProfile  = 1.05  // the same for a name by itself and the first fact about it
	otherAsk      = 0.818 // factor for a phrasing that asks with another word
)

// How the parts of a score are joined.
const (
	shareLikeness = 0.45  // the rest of a score doesn't depend on the likeness
	shareUsual    = 0.127 // the same for how usual its words are
	shareNear     = 0.265 // the same for nearness to what was just said
	otherTense    = 0.95  // factor for a fact of another time than the question's
	lacksNeed     = 0.4   // factor for a target that lacks a word it needs
)

// The floors below which an answer would be a guess, and the margin within
// which two facts are both worth saying.
const (
	floorCoverage = 0.511 // of the question, that a fact must account for
	floorShort    = 0.20  // as much more as this divided by the number of the question's units
	floorScore    = 0.434
	floorKept     = floorScore / 2 // what scores less isn't looked at
	floorAsked    = 0.70           // how well a fact must answer the question word
	floorRecall   = 0.67           // of an unsaid entry's phrasing, that a question must have
	floorPart     = 0.6            // of one half of a question, when the other half stays open
	wholeCoverage = 0.9            // of both halves, from which one fact answers them
	marginBoth    = 0.86           // a second fact this close to the first is told as well
	marginTie     = 0.995          // a second fact this close is told even beside a sure one
	marginNext    = 0.93           // a fact this close to the best is told in its place when that can't be
	repeatShare   = 0.45           // a second fact that shares more of its words than this adds nothing
	sureLikeness  = 0.92           // from here on the best fact stands alone
	gapOdds       = 0.15           // how much the odds between the two move that
	weightAsk     = 0.50           // the question word's part in the odds
	gapNeeds      = 0.88           // one whose needs are met wins from this share of the best fact's score
	gapClear      = 1.05           // one that fits so much better needs half the recall
	gapLead       = 0.0448         // an unsaid entry must fit so much better than the best fact
)

// How likely the ways to complete a question from the conversation are.
const (
	nearSame     = 0.75  // how near a fact is to itself: less than another about the same
	shareLacking = 0.8   // what the score of a gap counts against facts that the conversation brings in
	priorAlone   = 0.388 // a question with a pronoun or "and …", taken by itself
	priorNamed   = 0.90  // such a question that names somebody or something
	priorLoose   = 0.748 // a question that names nothing, taken by itself
	priorSwap    = 0.62
	priorPronoun = 0.986
	priorMerge   = 1.29
	priorOlder   = 0.93 // for each antecedent that is less recent
)

// shortQuestion is up to how many parts each ordinary word of a question tells.
const shortQuestion = 3

// How many facts may stand beside the best one.
const (
	maxCompanions = 1
	maxShared     = 3 // when a name in the question belongs to several
)
