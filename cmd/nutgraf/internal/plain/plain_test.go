package plain

import "testing"

func TestText(t *testing.T) {
	for in, want := range map[string]string{
		"Liu Jianchao\n\t刘建超, “é”":    "Liu Jianchao\n\t刘建超, “é”",
		"\x1b[31mred\x1b[0m":          "[31mred[0m",
		"\x1b]0;title\a":              "]0;title",
		"\u009b31mC1":                 "31mC1",
		"over\rwrite\b\x7f":           "overwrite",
		"\u202eabc\u2066d\u200f":      "abcd",
		"bad\xff\x9b":                 "bad\ufffd\ufffd",
		"one\u2028two\x00\x0b\x0cend": "onetwoend",
	} {
		if got := Text(in); got != want {
			t.Errorf("Text(%q) = %q, want %q", in, got, want)
		}
	}
}
