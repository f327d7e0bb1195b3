package localdiscord

import (
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// form collects what is wrong with a request's body, in the nested shape of
// Discord's error 50035.
type form struct {
	errors  map[string]any
	unknown []string // members that Discord ignores
}

// node is one value of a body. A null counts as absent, as it mostly does for
// Discord.
type node struct {
	form  *form
	path  []string
	value any // nil if absent
}

// parseForm reads a body. The error is for one that isn't JSON.
func parseForm(body []byte) (node, error) {
	decoder := json.NewDecoder(strings.NewReader(string(body)))
	decoder.UseNumber()
	var value any
	if decoder.Decode(&value) != nil || decoder.More() {
		return node{}, errJSON
	}
	return node{form: &form{errors: map[string]any{}}, value: value}, nil
}

// err returns error 50035 if anything was wrong.
func (f *form) err() error {
	if len(f.errors) == 0 {
		return nil
	}
	return &apiError{status: http.StatusBadRequest, Code: 50035, Message: "Invalid Form Body", Errors: f.errors}
}

// present reports whether there is a value.
func (n node) present() bool { return n.value != nil }

// fail adds an error at the node.
func (n node) fail(code, message string, args ...any) {
	at := n.form.errors
	for _, step := range n.path {
		next, ok := at[step].(map[string]any)
		if !ok {
			next = map[string]any{}
			at[step] = next
		}
		at = next
	}
	list, _ := at["_errors"].([]map[string]string)
	at["_errors"] = append(list, map[string]string{"code": code, "message": fmt.Sprintf(message, args...)})
}

// required fails when there is no value.
func (n node) required() node {
	if !n.present() {
		n.fail("BASE_TYPE_REQUIRED", "This field is required")
	}
	return n
}

// at returns a member or element.
func (n node) at(step string, value any) node {
	return node{form: n.form, path: append(slices.Clone(n.path), step), value: value}
}

// fields returns the members of an object and notes those that aren't among the
// known ones. Absent objects and wrong types have no members.
func (n node) fields(known ...string) func(name string) node {
	object, ok := n.value.(map[string]any)
	if n.present() && !ok {
		n.fail("MODEL_TYPE_CONVERT", "Only dictionaries may be used in a ModelType.")
	}
	for _, name := range slices.Sorted(maps.Keys(object)) {
		if !slices.Contains(known, name) {
			n.form.unknown = append(n.form.unknown, strings.Join(append(slices.Clone(n.path), name), "."))
		}
	}
	return func(name string) node { return n.at(name, object[name]) }
}

// list returns the elements of an array with between low and high of them.
func (n node) list(low, high int) []node {
	if !n.present() {
		return nil
	}
	array, ok := n.value.([]any)
	if !ok {
		n.fail("LIST_TYPE_CONVERT", "Only iterables may be used in a ListType")
		return nil
	}
	n.measure(len(array), low, high)
	nodes := make([]node, 0, len(array))
	for i, value := range array {
		nodes = append(nodes, n.at(strconv.Itoa(i), value))
	}
	return nodes
}

// measure fails when a length is out of bounds.
func (n node) measure(length, low, high int) {
	switch {
	case length >= low && length <= high:
	case low > 0:
		n.fail("BASE_TYPE_BAD_LENGTH", "Must be between %d and %d in length.", low, high)
	default:
		n.fail("BASE_TYPE_MAX_LENGTH", "Must be %d or fewer in length.", high)
	}
}

// kindOf returns the whole number of a node's "type" member, -1 if it has none.
func (n node) kindOf() int {
	object, _ := n.value.(map[string]any)
	number, _ := object["type"].(json.Number)
	kind, err := strconv.Atoi(number.String())
	if err != nil {
		return -1
	}
	return kind
}
