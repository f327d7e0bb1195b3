package localdiscord

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

const (
	maxOptions      = 25
	maxChoices      = 25
	maxCommandText  = 8000
	maxChatCommands = 100
	maxMenuCommands = 15 // of users, and as many of messages
	maxPermissions  = "18014398509481983"
)

// commandName is what names of slash commands and options look like. Letters
// must be lower case where the script has it.
var commandName = regexp.MustCompile(`^[-_'\p{L}\p{N}\p{Devanagari}\p{Thai}]{1,32}$`)

// locales are the languages of Discord.
var locales = strings.Fields("id da de en-GB en-US es-ES es-419 fr hr it lt hu nl no pl pt-BR ro fi sv-SE vi tr cs el bg ru uk hi th zh-CN ja zh-TW ko")

// checkCommand validates one application command. An edit may leave out the name.
func checkCommand(n node, editing bool) {
	get := n.required().fields("id", "application_id", "guild_id", "version", "type", "name", "name_localizations",
		"description", "description_localizations", "options", "default_permission", "default_member_permissions",
		"dm_permission", "contexts", "integration_types", "nsfw", "handler")
	kind := CommandType(get("type").choice(int(ChatCommand), int(UserCommand), int(MessageCommand)))
	chat := kind == ChatCommand || kind == 0
	if !editing {
		get("name").required()
	}
	checkName(get("name"), chat)
	checkLocalized(get("name_localizations"), func(v node) { checkName(v, chat) })
	description := get("description")
	switch {
	case chat && !editing:
		description.required().text(1, 100)
	case chat:
		description.text(1, 100)
	case description.text(0, 100) != "":
		description.fail("APPLICATION_COMMAND_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description")
	}
	checkLocalized(get("description_localizations"), func(v node) { v.text(1, 100) })
	checkOptions(get("options"), chat, 0)
	checkPermissions(get("default_member_permissions"))
	get("dm_permission").flag()
	get("nsfw").flag()
	for _, c := range get("contexts").list(1, 3) {
		c.choice(0, 1, 2)
	}
	for _, c := range get("integration_types").list(1, 2) {
		c.choice(0, 1)
	}
	if size := commandText(n.value); size > maxCommandText {
		n.fail("APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (%d)", maxCommandText)
	}
}

// checkName validates the name of a command or option.
func checkName(n node, strict bool) {
	name := n.text(1, 32)
	if name == "" || !strict {
		return
	}
	if !commandName.MatchString(name) || name != strings.ToLower(name) {
		n.fail("APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid")
	}
}

// checkLocalized validates translations.
func checkLocalized(n node, check func(node)) {
	object, ok := n.value.(map[string]any)
	if n.present() && !ok {
		n.fail("DICT_TYPE_CONVERT", "Only dictionaries may be used in a DictType")
	}
	for locale, text := range object {
		at := n.at(locale, text)
		if !slices.Contains(locales, locale) {
			at.fail("BASE_TYPE_CHOICES", "Value must be one of {%s}.", strings.Join(locales, ", "))
		}
		check(at)
	}
}

// checkPermissions validates a bit set, which is written as text.
func checkPermissions(n node) {
	if !n.present() {
		return
	}
	text, ok := n.value.(string)
	if !ok || strings.Trim(text, "0123456789") != "" || len(text) > len(maxPermissions) {
		n.fail("NUMBER_TYPE_COERCE", "Value \"%.50v\" is not a bit set.", n.value)
	}
}

// commandText counts the characters of a command's names, descriptions and
// values, of translations the longest.
func commandText(value any) int {
	size := 0
	switch v := value.(type) {
	case []any:
		for _, element := range v {
			size += commandText(element)
		}
	case map[string]any:
		for _, name := range []string{"name", "description", "value"} {
			text, _ := v[name].(string)
			longest := utf8.RuneCountInString(text)
			translations, _ := v[name+"_localizations"].(map[string]any)
			for _, translation := range translations {
				text, _ := translation.(string)
				longest = max(longest, utf8.RuneCountInString(text))
			}
			size += longest
		}
		size += commandText(v["options"]) + commandText(v["choices"])
	}
	return size
}
