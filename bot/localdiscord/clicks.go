package localdiscord

import (
	"errors"
	"fmt"
	"slices"
)

// Clicks presses a button of a message by its custom id or its label.
func (u *User) Clicks(m Message, button string) *Run {
	return u.uses(m, "the button "+button, func(c Component) bool {
		return c.Type == Button && (c.CustomID == button || c.Label == button)
	}, nil)
}

// Selects chooses values in a menu of a message by the menu's custom id.
func (u *User) Selects(m Message, menu string, values ...string) *Run {
	if values == nil {
		values = []string{}
	}
	return u.uses(m, "the menu "+menu, func(c Component) bool {
		return c.Type == StringSelect && c.CustomID == menu
	}, values)
}

// uses finds a component of a message and uses it.
func (u *User) uses(m Message, name string, is func(Component) bool, values []string) *Run {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	now, there := s.current(m)
	if !there || now.visibleTo != "" && now.visibleTo != u.ID {
		return u.refuse(name, errors.New("the message isn't there, or not for them"))
	}
	component, found := findComponent(now.Components, is)
	switch {
	case !found:
		return u.refuse(name, errors.New("the message doesn't have it"))
	case component.Disabled:
		return u.refuse(name, errors.New("it is disabled"))
	case component.Style == LinkButton && component.Type == Button:
		return u.refuse(name, errors.New("it is a link, which the bot doesn't hear of"))
	}
	data := map[string]any{"component_type": component.Type, "custom_id": component.CustomID}
	if values != nil {
		if err := component.accepts(values); err != nil {
			return u.refuse(name, err)
		}
		data["values"] = values
	}
	return s.start(&Run{kind: runComponent, name: name, customID: component.CustomID, user: u, channel: s.channels[now.ChannelID], target: &now}, data)
}

// findComponent searches components and what is in them.
func findComponent(components []Component, is func(Component) bool) (Component, bool) {
	for _, c := range components {
		if is(c) {
			return c, true
		}
		inside := c.Components
		if c.Accessory != nil {
			inside = append(slices.Clone(inside), *c.Accessory)
		}
		if c.Component != nil {
			inside = append(slices.Clone(inside), *c.Component)
		}
		if found, ok := findComponent(inside, is); ok {
			return found, true
		}
	}
	return Component{}, false
}

// accepts reports whether a menu lets somebody choose these values.
func (c Component) accepts(values []string) error {
	low, high := 1, 1
	if c.MinValues != nil {
		low = *c.MinValues
	}
	if c.MaxValues != nil {
		high = *c.MaxValues
	}
	if len(values) < low || len(values) > high {
		return fmt.Errorf("%d values were chosen, between %d and %d can be", len(values), low, high)
	}
	for _, v := range values {
		if !slices.ContainsFunc(c.Options, func(o SelectOption) bool { return o.Value == v }) {
			return fmt.Errorf("there is no option %q", v)
		}
	}
	return nil
}

// Submits sends the form that a run opened, with pairs of custom id and value.
func (u *User) Submits(opened *Run, pairs ...string) *Run {
	s := u.srv
	s.mu.Lock()
	defer s.mu.Unlock()
	if opened.form == nil || len(pairs)%2 != 0 {
		return u.refuse("a form", errors.New("there is no form, or a value is missing"))
	}
	name := "the form " + opened.form.Title
	given := map[string]string{}
	for i := 0; i < len(pairs); i += 2 {
		_, found := findComponent(opened.form.Components, func(c Component) bool { return c.CustomID == pairs[i] })
		if !found {
			return u.refuse(name, fmt.Errorf("it has no field %q", pairs[i]))
		}
		given[pairs[i]] = pairs[i+1]
	}
	filled, err := fillForm(opened.form.Components, given)
	if err != nil {
		return u.refuse(name, err)
	}
	data := map[string]any{"custom_id": opened.form.CustomID, "components": filled}
	return s.start(&Run{kind: runModal, name: name, customID: opened.form.CustomID, user: u, channel: opened.channel, target: opened.target}, data)
}

// fillForm returns a form's components with what was typed.
func fillForm(components []Component, given map[string]string) ([]any, error) {
	filled := []any{}
	for _, c := range components {
		switch {
		case c.Type == TextInput:
			value, typed := given[c.CustomID]
			if !typed {
				value = c.Value
			}
			size := length(value)
			required := c.Required == nil || *c.Required
			if size == 0 && required || size > 0 && c.MinLength != nil && size < *c.MinLength || c.MaxLength != nil && size > *c.MaxLength {
				return nil, fmt.Errorf("the field %q can't hold %d characters", c.CustomID, size)
			}
			filled = append(filled, map[string]any{"type": c.Type, "custom_id": c.CustomID, "value": value})
		case c.Component != nil:
			inner, err := fillForm([]Component{*c.Component}, given)
			if err != nil || len(inner) == 0 {
				return nil, errors.Join(err, fmt.Errorf("the local Discord can't fill in %q", c.Label))
			}
			filled = append(filled, map[string]any{"type": c.Type, "component": inner[0]})
		case c.Type == ActionRow:
			inner, err := fillForm(c.Components, given)
			if err != nil {
				return nil, err
			}
			filled = append(filled, map[string]any{"type": c.Type, "components": inner})
		}
	}
	return filled, nil
}
