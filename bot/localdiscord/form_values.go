package localdiscord

import (
	"encoding/json"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode/utf16"
)

// length counts UTF-16 units after trimming, the strictest of the ways in which
// Discord has been seen to count.
func length(text string) int {
	return len(utf16.Encode([]rune(strings.TrimSpace(text))))
}

// text returns a string whose length is within bounds; "" if absent.
func (n node) text(low, high int) string {
	if !n.present() {
		return ""
	}
	text, ok := n.value.(string)
	if !ok {
		n.fail("STRING_TYPE_CONVERT", "Could not interpret \"%.50v\" as string.", n.value)
		return ""
	}
	size := length(text)
	if low > 0 && size == 0 {
		n.fail("BASE_TYPE_REQUIRED", "This field is required")
		return ""
	}
	n.measure(size, low, high)
	return strings.TrimSpace(text)
}

// number returns a whole number within bounds; 0 if absent.
func (n node) number(low, high int) int {
	if !n.present() {
		return 0
	}
	literal, ok := n.value.(json.Number)
	number, err := strconv.Atoi(literal.String())
	switch {
	case !ok || err != nil:
		n.fail("NUMBER_TYPE_COERCE", "Value \"%.50v\" is not int.", n.value)
		return 0
	case number < low:
		n.fail("NUMBER_TYPE_MIN", "int value should be greater than or equal to %d.", low)
	case number > high:
		n.fail("NUMBER_TYPE_MAX", "int value should be less than or equal to %d.", high)
	}
	return number
}

// choice returns a whole number that is one of those allowed; 0 if absent.
func (n node) choice(allowed ...int) int {
	number := n.number(-1<<31, 1<<31)
	if n.present() && !slices.Contains(allowed, number) {
		n.fail("BASE_TYPE_CHOICES", "Value must be one of %v.", allowed)
	}
	return number
}

// flag returns a boolean; false if absent.
func (n node) flag() bool {
	if !n.present() {
		return false
	}
	flag, ok := n.value.(bool)
	if !ok {
		n.fail("BOOLEAN_TYPE_CONVERT", "Must be either true or false.")
	}
	return flag
}

// snowflake returns an id; "" if absent.
func (n node) snowflake() string {
	if !n.present() {
		return ""
	}
	text, ok := n.value.(string)
	if number, isNumber := n.value.(json.Number); isNumber {
		text, ok = number.String(), true
	}
	if !ok || !isSnowflake(text) {
		n.fail("NUMBER_TYPE_COERCE", "Value \"%.50v\" is not snowflake.", n.value)
		return ""
	}
	return text
}

// link returns an address with one of the schemes; "" if absent.
func (n node) link(high int, schemes ...string) string {
	text := n.text(0, high)
	if text == "" {
		return ""
	}
	address, err := url.Parse(text)
	switch {
	case err != nil || address.Scheme == "" || address.Host == "" || strings.ContainsAny(text, " \n"):
		n.fail("URL_TYPE_INVALID_URL", "Not a well formed URL.")
	case !slices.Contains(schemes, address.Scheme):
		n.fail("URL_TYPE_INVALID_SCHEME", "Scheme \"%s\" must be one of ('%s').", address.Scheme, strings.Join(schemes, "', '"))
	}
	return text
}

// moment checks an ISO 8601 time.
func (n node) moment() {
	text, ok := n.value.(string)
	if !n.present() {
		return
	}
	if _, err := time.Parse(time.RFC3339Nano, text); !ok || err != nil {
		n.fail("DATE_TIME_TYPE_PARSE", "Could not parse %.50v. Should be ISO8601.", n.value)
	}
}
