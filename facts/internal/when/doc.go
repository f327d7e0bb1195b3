// Package when reads date phrases in English (and dates written in Chinese):
// "friday", "jan 12", "2024-01-13", "late last august", "the week of january
// 22", "between tuesday and friday".
//
// A phrase names a half-open interval of UTC days, [From, To), with a
// [Precision] and a [Relation] to it. Everything relative is anchored at the
// day an article was published, never at a clock. The package promises to be
// pure and total: any tokens give an answer, and no input makes it panic. It
// errs towards silence: a word that is more often something else (may, march,
// sat, sun, second) is a date only where its neighbours make it one, and a
// duration ("six months") is none.
//
// # How the relative words are read
//
// The examples are anchored at Thursday 2024-01-11. A week runs from Monday to
// Sunday.
//
//	friday, this friday   the one in the article's week: tuesday is January 9,
//	                      sunday January 14
//	next friday           Friday of next week, January 19; if this week's Friday
//	                      is still to come it is the second reading (Span.Alt…)
//	coming friday         the first one after the article's day, January 12
//	last, past friday     the latest one before the article's day, January 5;
//	                      last wednesday is January 10, and the one in last week
//	                      is its second reading
//	november              the one nearest to the article's month; a tie is the
//	                      later one
//	last, next november   the latest before, the earliest after the article's month
//	this november         the one in the article's year
//	january 12            the nearest such day
//	the 12th              likewise, but a past one counts as twice as far
//	since friday          never in the future: the latest Friday, as "since march"
//	1/2                   month first; day first is the second reading
//	early, mid, late      thirds of a month (days 1–10, 11–20, 21 to the end) or
//	                      of a year; Monday to Wednesday, Tuesday to Thursday,
//	                      Thursday to Sunday of a week. Of a day they are that day.
//	end of the week       Friday to Sunday
//	earlier this week     Monday until the day before the article's
//	two weeks ago         the whole week, as two months ago is the whole month
//	a few days ago        between five and two days ago; several: eight and three
//	the past two weeks    fourteen days before the article's day, and that day
//	coming days, weeks,   the next 7 days, 8 weeks, 6 months, 5 years: vague, so
//	months, years         generous; recent … likewise, backwards
//	summer                June to August; winter begins in December and has the
//	                      number of that year
//
// "Before the election", "a month later" and "the following day" lean on
// something that isn't the article's date: they are not found here. For the
// first there are [RelationOf] and [ReadOffset].
package when
