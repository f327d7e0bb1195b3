package localdiscord

import "encoding/json"

// checkOptions validates the options of a command, subcommand or group; depth is
// how far inside.
func checkOptions(n node, chat bool, depth int) {
	options := n.list(0, maxOptions)
	if len(options) > 0 && !chat {
		n.fail("APPLICATION_COMMAND_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options")
		return
	}
	names := map[string]bool{}
	optional, nested, plain := false, false, false
	for _, option := range options {
		name, kind, required := checkOption(option, depth)
		if names[name] {
			option.at("name", nil).fail("APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS", "Option name already exists")
		}
		names[name] = true
		if kind == SubcommandOption || kind == SubcommandGroupOption {
			nested = true
			continue
		}
		plain = true
		if required && optional {
			option.at("required", nil).fail("APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options")
		}
		optional = optional || !required
	}
	if nested && plain {
		n.fail("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types")
	}
}

// checkOption validates one option.
func checkOption(n node, depth int) (name string, kind OptionType, required bool) {
	get := n.required().fields("type", "name", "name_localizations", "description", "description_localizations", "required",
		"choices", "options", "channel_types", "min_value", "max_value", "min_length", "max_length", "autocomplete")
	allowed := []int{3, 4, 5, 6, 7, 8, 9, 10, 11}
	switch depth {
	case 0:
		allowed = append(allowed, int(SubcommandOption), int(SubcommandGroupOption))
	case 1:
		allowed = append(allowed, int(SubcommandOption))
	}
	kind = OptionType(get("type").required().choice(allowed...))
	checkName(get("name").required(), true)
	checkLocalized(get("name_localizations"), func(v node) { checkName(v, true) })
	get("description").required().text(1, 100)
	checkLocalized(get("description_localizations"), func(v node) { v.text(1, 100) })
	name, required = get("name").text(0, 32), get("required").flag()
	switch kind {
	case SubcommandGroupOption:
		checkOptions(get("options").required(), true, depth+1)
	case SubcommandOption:
		checkOptions(get("options"), true, 2)
	default:
		if len(get("options").list(0, 0)) > 0 {
			get("options").fail("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands have options")
		}
	}
	checkCompletion(get, kind)
	for _, c := range get("channel_types").list(0, 20) {
		c.number(0, 20)
	}
	get("min_length").number(0, 6000)
	get("max_length").number(1, 6000)
	return name, kind, required
}

// checkCompletion validates an option's fixed choices or its autocomplete.
func checkCompletion(get func(string) node, kind OptionType) {
	choices := get("choices").list(0, maxChoices)
	typed := kind == StringOption || kind == IntegerOption || kind == NumberOption
	auto := get("autocomplete").flag()
	switch {
	case auto && len(choices) > 0:
		get("autocomplete").fail("APPLICATION_COMMAND_OPTIONS_AUTOCOMPLETE_CHOICES", "Autocomplete and choices are mutually exclusive")
	case (auto || len(choices) > 0) && !typed:
		get("type").fail("APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only text and number options have choices or autocomplete")
	}
	checkChoices(choices, kind)
}

// checkChoices validates suggestions for an option of a type.
func checkChoices(choices []node, kind OptionType) {
	names := map[string]bool{}
	for _, choice := range choices {
		of := choice.required().fields("name", "name_localizations", "value")
		name := of("name").required().text(1, 100)
		checkLocalized(of("name_localizations"), func(v node) { v.text(1, 100) })
		if names[name] {
			of("name").fail("APPLICATION_COMMAND_OPTIONS_CHOICE_NAME_ALREADY_EXISTS", "Option choice name already exists")
		}
		names[name] = true
		value := of("value").required()
		if kind == StringOption {
			value.text(1, 100)
			continue
		}
		number, ok := value.value.(json.Number)
		if _, err := number.Int64(); !ok || (kind == IntegerOption && err != nil) {
			value.fail("NUMBER_TYPE_COERCE", "Value \"%.50v\" is not a number of the option's type.", value.value)
		}
	}
}
