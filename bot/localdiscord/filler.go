package localdiscord

import (
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// filler turns pairs of option and value into the options of an interaction.
type filler struct {
	server   *Server
	pairs    []string
	typing   bool
	focused  OptionType
	resolved map[string]map[string]any
}

// descend follows subcommands and fills in the options of the last one.
func (f *filler) descend(options []CommandOption, path []string) ([]any, error) {
	if len(path) == 0 {
		return f.fill(options)
	}
	for _, o := range options {
		if o.Name == path[0] && (o.Type == SubcommandOption || o.Type == SubcommandGroupOption) {
			inner, err := f.descend(o.Options, path[1:])
			return []any{map[string]any{"name": o.Name, "type": o.Type, "options": inner}}, err
		}
	}
	return nil, fmt.Errorf("there is no subcommand %q", path[0])
}

// fill reads the pairs by the options that there are.
func (f *filler) fill(options []CommandOption) ([]any, error) {
	values := []any{}
	given := map[string]bool{}
	for i := 0; i < len(f.pairs); i += 2 {
		name, text := f.pairs[i], f.pairs[i+1]
		at := slices.IndexFunc(options, func(o CommandOption) bool { return o.Name == name })
		if at < 0 || given[name] {
			return nil, fmt.Errorf("there is no option %q, or it was given twice", name)
		}
		given[name] = true
		value := map[string]any{"name": name, "type": options[at].Type}
		if f.typing && i == len(f.pairs)-2 {
			if !options[at].Autocomplete {
				return nil, fmt.Errorf("the option %q has no autocomplete", name)
			}
			f.focused = options[at].Type
			value["value"], value["focused"] = text, true
		} else {
			read, err := f.read(options[at], text)
			if err != nil {
				return nil, fmt.Errorf("the option %q: %w", name, err)
			}
			value["value"] = read
		}
		values = append(values, value)
	}
	for _, o := range options {
		switch {
		case o.Type == SubcommandOption || o.Type == SubcommandGroupOption:
			return nil, fmt.Errorf("only its subcommands can be run")
		case o.Required && !given[o.Name] && !f.typing:
			return nil, fmt.Errorf("the option %q is required", o.Name)
		}
	}
	return values, nil
}

// read turns a text into a value of the option's type.
func (f *filler) read(o CommandOption, text string) (any, error) {
	if len(o.Choices) > 0 {
		for _, c := range o.Choices {
			if c.Name == text || fmt.Sprint(c.Value) == text {
				return c.Value, nil
			}
		}
		return nil, fmt.Errorf("%q isn't one of its choices", text)
	}
	switch o.Type {
	case StringOption:
		size := length(text)
		if size == 0 && o.Required || o.MinLength != nil && size < *o.MinLength || size > maxLength(o) {
			return nil, fmt.Errorf("a text of %d characters isn't allowed", size)
		}
		return text, nil
	case IntegerOption, NumberOption:
		number, err := strconv.ParseFloat(text, 64)
		if err != nil || o.Type == IntegerOption && strings.ContainsAny(text, ".eE") {
			return nil, fmt.Errorf("%q isn't a number of its kind", text)
		}
		if o.MinValue != nil && number < *o.MinValue || o.MaxValue != nil && number > *o.MaxValue {
			return nil, fmt.Errorf("%s is out of its range", text)
		}
		return json.Number(text), nil
	case BooleanOption:
		return strconv.ParseBool(text)
	case UserOption:
		id := strings.Trim(text, "<@!>")
		account, known := f.server.accountByID(id)
		if !known {
			return nil, fmt.Errorf("there is no user %q", text)
		}
		f.resolve("users", id, account)
		return id, nil
	}
	return nil, fmt.Errorf("the local Discord can't fill in options of type %d", o.Type)
}

// resolve adds what an id stands for.
func (f *filler) resolve(kind, id string, value any) {
	if f.resolved[kind] == nil {
		f.resolved[kind] = map[string]any{}
	}
	f.resolved[kind][id] = value
}

// maxLength is how long an option's text may be.
func maxLength(o CommandOption) int {
	if o.MaxLength != nil {
		return *o.MaxLength
	}
	return 6000
}
