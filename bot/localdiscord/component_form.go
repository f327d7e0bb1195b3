package localdiscord

import "slices"

const (
	maxRows         = 5
	maxV2Components = 40
	maxV2Text       = 4000
	maxCustomID     = 100
)

// tree is what counts over all components of a message or form.
type tree struct {
	customIDs map[string]bool
	count     int
	text      int // UTF-16 units of all text displays
}

// checkMessageComponents validates the components of a message, of the old kind
// (rows of buttons and menus) or of version 2.
func checkMessageComponents(n node, v2 bool) {
	t := &tree{customIDs: map[string]bool{}}
	if !v2 {
		for _, row := range n.list(0, maxRows) {
			t.check(row, ActionRow)
		}
		return
	}
	for _, c := range n.list(0, maxV2Components) {
		t.check(c, ActionRow, Section, TextDisplay, MediaGallery, File, Separator, Container)
	}
	if t.count > maxV2Components {
		n.fail("COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED", "The total number of components cannot exceed %d", maxV2Components)
	}
	if t.text > maxV2Text {
		n.fail("COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED", "The text of all components cannot exceed %d", maxV2Text)
	}
}

// checkModal validates a form.
func checkModal(n node) {
	get := n.fields("custom_id", "title", "components", "content", "tts", "embeds", "allowed_mentions", "flags")
	get("custom_id").required().text(1, maxCustomID)
	get("title").required().text(1, 45)
	t := &tree{customIDs: map[string]bool{}}
	for _, c := range get("components").required().list(1, 5) {
		if c.kindOf() == int(ActionRow) {
			t.checkFormRow(c)
		} else {
			t.check(c, Label, TextDisplay)
		}
	}
}

// checkFormRow validates a row of a form, which holds one text input.
func (t *tree) checkFormRow(n node) {
	get := n.fields("type", "id", "components")
	for _, c := range get("components").required().list(1, 1) {
		t.check(c, TextInput)
	}
}

// check validates one component, whose type must be one of those allowed.
func (t *tree) check(n node, allowed ...ComponentType) {
	t.count++
	kind := ComponentType(n.required().kindOf())
	if !slices.Contains(allowed, kind) {
		if n.present() {
			n.at("type", nil).fail("UNION_TYPE_CHOICES", "Value of field \"type\" must be one of %v.", allowed)
		}
		return
	}
	switch kind {
	case ActionRow:
		t.checkRow(n)
	case Button:
		t.checkButton(n)
	case StringSelect, UserSelect, RoleSelect, MentionableSelect, ChannelSelect:
		t.checkSelect(n, kind)
	case TextInput:
		t.checkTextInput(n)
	default:
		t.checkLayout(n, kind)
	}
}

// checkRow validates a row: up to five buttons or one menu.
func (t *tree) checkRow(n node) {
	get := n.fields("type", "id", "components")
	width := 0
	for _, c := range get("components").required().list(1, 5) {
		t.check(c, Button, StringSelect, UserSelect, RoleSelect, MentionableSelect, ChannelSelect)
		if width++; c.kindOf() != int(Button) {
			width += 4
		}
	}
	if width > 5 {
		get("components").fail("COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width")
	}
}

// checkLayout validates what version 2 added.
func (t *tree) checkLayout(n node, kind ComponentType) {
	get := n.fields("type", "id", "components", "accessory", "content", "media", "items", "file", "spoiler", "divider",
		"spacing", "accent_color", "label", "description", "component")
	switch kind {
	case TextDisplay:
		t.text += length(get("content").required().text(1, maxV2Text))
	case Section:
		for _, c := range get("components").required().list(1, 3) {
			t.check(c, TextDisplay)
		}
		t.check(get("accessory"), Button, Thumbnail)
	case Container:
		get("accent_color").number(0, 0xFFFFFF)
		for _, c := range get("components").required().list(1, maxV2Components) {
			t.check(c, ActionRow, Section, TextDisplay, MediaGallery, File, Separator)
		}
	case MediaGallery:
		for _, item := range get("items").required().list(1, 10) {
			of := item.fields("media", "description", "spoiler")
			checkPicture(of("media").required())
			of("description").text(0, 1024)
		}
	case Thumbnail:
		checkPicture(get("media").required())
		get("description").text(0, 1024)
	case File:
		checkPicture(get("file").required())
	case Separator:
		get("divider").flag()
		get("spacing").choice(1, 2)
	case Label:
		get("label").required().text(1, 45)
		get("description").text(0, 100)
		t.check(get("component"), TextInput, StringSelect, UserSelect, RoleSelect, MentionableSelect, ChannelSelect)
	}
}
