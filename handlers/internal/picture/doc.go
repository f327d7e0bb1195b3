// Package picture draws replies: a timeline as a PNG that is legible on a phone,
// where it is shown about 400 points wide.
//
// It promises that the same value gives the same picture, that every text stands
// whole inside it and on nothing else, and that no text is cut: what doesn't fit
// on a line goes on in the next. It knows no article and no chat service.
//
// It errs on the side of refusing: a character that the font lacks would vanish
// without a word, so that a text with one is an error and the caller falls back
// on words.
package picture
