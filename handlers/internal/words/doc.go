// Package words holds the fixed texts of the bot's replies in English and in
// Traditional and Simplified Chinese, one catalogue file for each.
//
// A text has an id of dotted words, "unknown.gap", and stands in each catalogue
// under it. What changes from reply to reply is a place in it, {{.Gap}}; a text
// that goes with a number has the plural forms of its language:
//
//	roll.more:
//	  one: … and {{.Count}} more
//	  other: … and {{.Count}} more
//
// It promises that each id has a text in each language (a test compares code and
// catalogues), that texts are plain, and that the same words come out for the
// same values. It errs towards English: a language that has no catalogue gets the
// English one.
package words
