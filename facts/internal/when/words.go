package when

// kind says what a word can be in a date phrase.
type kind uint8

const (
	kEnd    kind = iota // beyond the last word
	kOther              // a word that has nothing to do with dates
	kClosed             // a function word that may follow a date
	kAsk                // a question word; n is askTime for what and when
	kAux                // will, did …: "last" may be a verb after them
	kThe
	kA
	kOf
	kAnd
	kOr
	kTo      // to, through
	kPrep    // on, in … ; n is one of prep…
	kRel     // before, after … ; n indexes relations
	kFrom    // from
	kBetween // between
	kPrior   // prior (to), ahead (of), earlier (than)
	kThan
	kNot      // no, not (later than)
	kStarting // starting (on), beginning (on)
	kOnward   // onwards
	kWhich    // this, next, last … ; n is one of which…
	kEvery
	kWeekday // n counts from Monday, 0
	kMonth   // n counts from January, 1
	kNum     // n is the number
	kOrd     // n is the number
	kThousand
	kDate    // a whole date in one token: y, m, d, of which 0 are unknown
	kUnit    // n is one of unit…
	kDay     // today, yesterday, tomorrow; n is the distance in days
	kPart    // early, late, end … ; n is one of part…
	kHalf    // half
	kDaypart // morning, evening
	kSeason  // n is the first month
	kQuarter // q1 … q4
	kDecade  // 1990s; n is the first year
	kAgo
	kNow
	kCount   // few, several, couple
	kCounted // people, hours: a number before them counts them
	kDash    // between the parts of one token
)

// closedFor marks the one function word that may stand before a month: "for May".
const closedFor = 1

// Flags of a word.
const (
	fAmbiguous uint8 = 1 << iota // mostly something else: may, march, sat, sun
	fDigits                      // a number or ordinal in digits
	fPlural                      // a plural unit
	fChinese                     // written in Chinese
	fShortYear                   // two digits where a year was meant
)

const (
	prepOn = iota
	prepIn
	prepWithin
	prepOther
)

const (
	whichThis = iota
	whichNext
	whichLast
	whichComing // the first one from now on
	whichPast   // the time just behind
)

const (
	unitDay = iota
	unitWeek
	unitWeekend
	unitMonth
	unitQuarter
	unitYear
	unitDecade
)

const (
	partEarly = iota
	partMid
	partLate
	partEnd // the last third, said with "of"
	partBeginning
	partMiddle
	partEarlier
	partLater
)

const askTime = 1

var relations = [...]Relation{Before, After, Until, By, Since}

const (
	relBefore = iota
	relAfter
	relUntil
	relBy
	relSince
)

// word is an entry of the vocabulary.
type word struct {
	kind kind
	flag uint8
	n    int16
}

// vocabulary holds every word that date phrases are made of, and the function
// words that may stand beside them. It is never changed.
var vocabulary = map[string]word{
	"the": {kThe, 0, 0}, "a": {kA, 0, 1}, "an": {kA, 0, 1}, "of": {kOf, 0, 0}, "and": {kAnd, 0, 0}, "&": {kAnd, 0, 0},
	"to": {kTo, 0, 0}, "through": {kTo, 0, 0}, "thru": {kTo, 0, 0}, "than": {kThan, 0, 0}, "no": {kNot, 0, 0}, "not": {kNot, 0, 0},
	"on": {kPrep, 0, prepOn}, "in": {kPrep, 0, prepIn}, "within": {kPrep, 0, prepWithin}, "at": {kPrep, 0, prepOther},
	"during": {kPrep, 0, prepOther}, "over": {kPrep, 0, prepOther}, "throughout": {kPrep, 0, prepOther},
	"around": {kPrep, 0, prepOther}, "circa": {kPrep, 0, prepOther},
	"before": {kRel, 0, relBefore}, "b4": {kRel, 0, relBefore}, "after": {kRel, 0, relAfter}, "until": {kRel, 0, relUntil},
	"till": {kRel, 0, relUntil}, "til": {kRel, 0, relUntil}, "by": {kRel, 0, relBy}, "since": {kRel, 0, relSince},
	"from": {kFrom, 0, 0}, "between": {kBetween, 0, 0}, "btwn": {kBetween, 0, 0},
	"prior": {kPrior, 0, relBefore}, "ahead": {kPrior, 0, relBefore},
	"starting": {kStarting, 0, 0}, "beginning": {kStarting, 0, 0}, "commencing": {kStarting, 0, 0},
	"onward": {kOnward, 0, 0}, "onwards": {kOnward, 0, 0}, "forward": {kOnward, 0, 0},
	"every": {kEvery, 0, 0}, "each": {kEvery, 0, 0}, "per": {kEvery, 0, 0},

	"what": {kAsk, 0, askTime}, "when": {kAsk, 0, askTime}, "whats": {kAsk, 0, askTime}, "what's": {kAsk, 0, askTime},
	"whens": {kAsk, 0, askTime}, "when's": {kAsk, 0, askTime}, "why": {kAsk, 0, askTime},
	"who": {kAsk, 0, 0}, "where": {kAsk, 0, 0}, "how": {kAsk, 0, 0}, "which": {kAsk, 0, 0}, "whose": {kAsk, 0, 0}, "whom": {kAsk, 0, 0},
	"will": {kAux, 0, 1}, "would": {kAux, 0, 1}, "does": {kAux, 0, 0}, "do": {kAux, 0, 0}, "did": {kAux, 0, 0},
	"can": {kAux, 0, 0}, "could": {kAux, 0, 0}, "should": {kAux, 0, 0}, "might": {kAux, 0, 0}, "must": {kAux, 0, 0},
	"is": {kClosed, 0, 0}, "are": {kClosed, 0, 0}, "was": {kClosed, 0, 0}, "were": {kClosed, 0, 0}, "has": {kClosed, 0, 0},
	"had": {kClosed, 0, 0}, "or": {kOr, 0, 0}, "but": {kClosed, 0, 0}, "with": {kClosed, 0, 0}, "for": {kClosed, 0, closedFor},
	"about": {kClosed, 0, 0}, "as": {kClosed, 0, 0}, "if": {kClosed, 0, 0}, "that": {kClosed, 0, 0}, "there": {kClosed, 0, 0},
	"happen": {kClosed, 0, 0}, "happens": {kClosed, 0, 0}, "happened": {kClosed, 0, 0}, "happening": {kClosed, 0, 0},
	"please": {kClosed, 0, 0}, "pls": {kClosed, 0, 0}, "thanks": {kClosed, 0, 0}, "he": {kClosed, 0, 0}, "she": {kClosed, 0, 0},
	"they": {kClosed, 0, 0}, "it": {kClosed, 0, 0},

	"this": {kWhich, 0, whichThis}, "next": {kWhich, 0, whichNext}, "nxt": {kWhich, 0, whichNext}, "last": {kWhich, 0, whichLast},
	"lst": {kWhich, 0, whichLast}, "previous": {kWhich, 0, whichLast}, "prev": {kWhich, 0, whichLast},
	"current": {kWhich, 0, whichThis}, "coming": {kWhich, 0, whichComing}, "upcoming": {kWhich, 0, whichComing},
	"following": {kWhich, 0, whichComing}, "past": {kWhich, 0, whichPast}, "recent": {kWhich, 0, whichPast},

	"monday": {kWeekday, 0, 0}, "mon": {kWeekday, 0, 0}, "tuesday": {kWeekday, 0, 1}, "tues": {kWeekday, 0, 1}, "tue": {kWeekday, 0, 1},
	"wednesday": {kWeekday, 0, 2}, "weds": {kWeekday, 0, 2}, "wed": {kWeekday, 0, 2}, "wensday": {kWeekday, 0, 2},
	"wendsday": {kWeekday, 0, 2}, "wenesday": {kWeekday, 0, 2}, "wendesday": {kWeekday, 0, 2}, "wedensday": {kWeekday, 0, 2},
	"wednseday": {kWeekday, 0, 2}, "thursday": {kWeekday, 0, 3}, "thurs": {kWeekday, 0, 3}, "thur": {kWeekday, 0, 3},
	"thu": {kWeekday, 0, 3}, "friday": {kWeekday, 0, 4}, "fri": {kWeekday, 0, 4}, "saturday": {kWeekday, 0, 5},
	"sat": {kWeekday, fAmbiguous, 5}, "sunday": {kWeekday, 0, 6}, "sun": {kWeekday, fAmbiguous, 6},

	"january": {kMonth, 0, 1}, "jan": {kMonth, 0, 1}, "february": {kMonth, 0, 2}, "feb": {kMonth, 0, 2}, "febr": {kMonth, 0, 2},
	"feburary": {kMonth, 0, 2}, "march": {kMonth, fAmbiguous, 3}, "mar": {kMonth, fAmbiguous, 3}, "april": {kMonth, 0, 4},
	"apr": {kMonth, 0, 4}, "may": {kMonth, fAmbiguous, 5}, "june": {kMonth, 0, 6}, "jun": {kMonth, fAmbiguous, 6},
	"july": {kMonth, 0, 7}, "jul": {kMonth, 0, 7}, "august": {kMonth, 0, 8}, "aug": {kMonth, 0, 8}, "september": {kMonth, 0, 9},
	"sept": {kMonth, 0, 9}, "sep": {kMonth, 0, 9}, "october": {kMonth, 0, 10}, "oct": {kMonth, 0, 10}, "november": {kMonth, 0, 11},
	"nov": {kMonth, 0, 11}, "december": {kMonth, 0, 12}, "dec": {kMonth, 0, 12},

	"day": {kUnit, 0, unitDay}, "days": {kUnit, fPlural, unitDay}, "week": {kUnit, 0, unitWeek}, "wk": {kUnit, 0, unitWeek},
	"weeks": {kUnit, fPlural, unitWeek}, "wks": {kUnit, fPlural, unitWeek}, "weekend": {kUnit, 0, unitWeekend},
	"weekends": {kUnit, fPlural, unitWeekend}, "month": {kUnit, 0, unitMonth}, "mth": {kUnit, 0, unitMonth}, "mo": {kUnit, 0, unitMonth},
	"mnth": {kUnit, 0, unitMonth}, "months": {kUnit, fPlural, unitMonth}, "mths": {kUnit, fPlural, unitMonth},
	"quarter": {kUnit, 0, unitQuarter}, "quarters": {kUnit, fPlural, unitQuarter}, "year": {kUnit, 0, unitYear},
	"yr": {kUnit, 0, unitYear}, "years": {kUnit, fPlural, unitYear}, "yrs": {kUnit, fPlural, unitYear},
	"decade": {kUnit, 0, unitDecade}, "decades": {kUnit, fPlural, unitDecade},

	"today": {kDay, 0, 0}, "2day": {kDay, 0, 0}, "tonight": {kDay, 0, 0}, "tonite": {kDay, 0, 0}, "2nite": {kDay, 0, 0},
	"yesterday": {kDay, 0, -1}, "yday": {kDay, 0, -1}, "tomorrow": {kDay, 0, 1}, "tommorow": {kDay, 0, 1}, "tmrw": {kDay, 0, 1},
	"tmr": {kDay, 0, 1}, "tmw": {kDay, 0, 1}, "2morrow": {kDay, 0, 1}, "2moro": {kDay, 0, 1},

	"early": {kPart, 0, partEarly}, "mid": {kPart, 0, partMid}, "late": {kPart, 0, partLate}, "end": {kPart, 0, partEnd},
	"close": {kPart, 0, partEnd}, "start": {kPart, 0, partBeginning}, "middle": {kPart, 0, partMiddle},
	"earlier": {kPart, 0, partEarlier}, "later": {kPart, 0, partLater}, "half": {kHalf, 0, 0},
	"morning": {kDaypart, 0, 0}, "afternoon": {kDaypart, 0, 0}, "evening": {kDaypart, 0, 0}, "night": {kDaypart, 0, 0},
	"noon": {kDaypart, 0, 0}, "midday": {kDaypart, 0, 0}, "midnight": {kDaypart, 0, 0},
	"spring": {kSeason, fAmbiguous, 3}, "springtime": {kSeason, 0, 3}, "summer": {kSeason, 0, 6}, "summertime": {kSeason, 0, 6},
	"autumn": {kSeason, 0, 9}, "fall": {kSeason, fAmbiguous, 9}, "winter": {kSeason, 0, 12}, "wintertime": {kSeason, 0, 12},
	"q1": {kQuarter, 0, 1}, "q2": {kQuarter, 0, 2}, "q3": {kQuarter, 0, 3}, "q4": {kQuarter, 0, 4},
	"ago": {kAgo, 0, 0}, "now": {kNow, 0, 0}, "few": {kCount, 0, 0}, "several": {kCount, 0, 0}, "couple": {kCount, 0, 2},

	"one": {kNum, 0, 1}, "two": {kNum, 0, 2}, "three": {kNum, 0, 3}, "four": {kNum, 0, 4}, "five": {kNum, 0, 5}, "six": {kNum, 0, 6},
	"seven": {kNum, 0, 7}, "eight": {kNum, 0, 8}, "nine": {kNum, 0, 9}, "ten": {kNum, 0, 10}, "eleven": {kNum, 0, 11},
	"twelve": {kNum, 0, 12}, "thirteen": {kNum, 0, 13}, "fourteen": {kNum, 0, 14}, "fifteen": {kNum, 0, 15}, "sixteen": {kNum, 0, 16},
	"seventeen": {kNum, 0, 17}, "eighteen": {kNum, 0, 18}, "nineteen": {kNum, 0, 19}, "twenty": {kNum, 0, 20}, "thirty": {kNum, 0, 30},
	"forty": {kNum, 0, 40}, "fifty": {kNum, 0, 50}, "sixty": {kNum, 0, 60}, "seventy": {kNum, 0, 70}, "eighty": {kNum, 0, 80},
	"ninety": {kNum, 0, 90}, "thousand": {kThousand, 0, 0},
	"first": {kOrd, 0, 1}, "second": {kOrd, 0, 2}, "third": {kOrd, 0, 3}, "fourth": {kOrd, 0, 4}, "fifth": {kOrd, 0, 5},
	"sixth": {kOrd, 0, 6}, "seventh": {kOrd, 0, 7}, "eighth": {kOrd, 0, 8}, "ninth": {kOrd, 0, 9}, "tenth": {kOrd, 0, 10},
	"eleventh": {kOrd, 0, 11}, "twelfth": {kOrd, 0, 12}, "thirteenth": {kOrd, 0, 13}, "fourteenth": {kOrd, 0, 14},
	"fifteenth": {kOrd, 0, 15}, "sixteenth": {kOrd, 0, 16}, "seventeenth": {kOrd, 0, 17}, "eighteenth": {kOrd, 0, 18},
	"nineteenth": {kOrd, 0, 19}, "twentieth": {kOrd, 0, 20}, "thirtieth": {kOrd, 0, 30},

	"people": {kCounted, 0, 0}, "persons": {kCounted, 0, 0}, "hour": {kCounted, 0, 0}, "hours": {kCounted, 0, 0},
	"minute": {kCounted, 0, 0}, "minutes": {kCounted, 0, 0}, "seconds": {kCounted, 0, 0}, "percent": {kCounted, 0, 0},
	"per-cent": {kCounted, 0, 0}, "million": {kCounted, 0, 0}, "billion": {kCounted, 0, 0}, "hundred": {kCounted, 0, 0},
	"times": {kCounted, 0, 0}, "dollars": {kCounted, 0, 0}, "officials": {kCounted, 0, 0}, "countries": {kCounted, 0, 0},
	"points": {kCounted, 0, 0}, "km": {kCounted, 0, 0}, "miles": {kCounted, 0, 0}, "kg": {kCounted, 0, 0}, "mb": {kCounted, 0, 0},
	"members": {kCounted, 0, 0}, "seats": {kCounted, 0, 0}, "votes": {kCounted, 0, 0}, "am": {kCounted, 0, 0}, "pm": {kCounted, 0, 0},
	"characters": {kCounted, 0, 0}, "words": {kCounted, 0, 0}, "deaths": {kCounted, 0, 0},
	"lawmakers": {kCounted, 0, 0}, "meetings": {kCounted, 0, 0}, "things": {kCounted, 0, 0}, "cups": {kCounted, 0, 0},
	"cup": {kCounted, 0, 0}, "pages": {kCounted, 0, 0}, "euros": {kCounted, 0, 0}, "pounds": {kCounted, 0, 0}, "others": {kCounted, 0, 0},
}
