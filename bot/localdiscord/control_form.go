package localdiscord

// customID validates a component's custom id, which is unique in its message.
func (t *tree) customID(n node) string {
	id := n.text(1, maxCustomID)
	if id != "" && t.customIDs[id] {
		n.fail("COMPONENT_CUSTOM_ID_DUPLICATED", "Component custom id cannot be duplicated")
	}
	t.customIDs[id] = true
	return id
}

// checkButton validates a button: a link has an address, all others an id.
func (t *tree) checkButton(n node) {
	get := n.fields("type", "id", "style", "label", "emoji", "custom_id", "url", "disabled", "sku_id")
	style := get("style").required().choice(PrimaryButton, SecondaryButton, SuccessButton, DangerButton, LinkButton)
	label := get("label").text(0, 80)
	checkEmoji(get("emoji"))
	get("disabled").flag()
	if label == "" && !get("emoji").present() {
		get("label").fail("BUTTON_COMPONENT_LABEL_OR_EMOJI_REQUIRED", "A button needs a label or an emoji")
	}
	id, link := t.customID(get("custom_id")), get("url").link(512, "http", "https", "discord")
	switch {
	case id != "" && link != "":
		get("custom_id").fail("BUTTON_COMPONENT_CUSTOM_ID_AND_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified")
	case style == LinkButton && link == "":
		get("url").fail("BUTTON_COMPONENT_URL_REQUIRED", "A url is required")
	case style != LinkButton && id == "":
		get("custom_id").fail("BUTTON_COMPONENT_CUSTOM_ID_REQUIRED", "A custom id is required")
	}
}

// checkSelect validates a menu.
func (t *tree) checkSelect(n node, kind ComponentType) {
	get := n.fields("type", "id", "custom_id", "options", "placeholder", "min_values", "max_values", "disabled",
		"channel_types", "default_values", "required")
	t.customID(get("custom_id").required())
	get("placeholder").text(0, 150)
	get("min_values").number(0, 25)
	get("max_values").number(1, 25)
	get("disabled").flag()
	if kind != StringSelect {
		return
	}
	seen := map[string]bool{}
	for _, option := range get("options").required().list(1, 25) {
		of := option.required().fields("label", "value", "description", "emoji", "default")
		of("label").required().text(1, 100)
		value := of("value").required().text(1, 100)
		of("description").text(0, 100)
		checkEmoji(of("emoji"))
		of("default").flag()
		if seen[value] {
			of("value").fail("SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used")
		}
		seen[value] = true
	}
}

// checkTextInput validates a text input of a form.
func (t *tree) checkTextInput(n node) {
	get := n.fields("type", "id", "custom_id", "style", "label", "min_length", "max_length", "required", "value", "placeholder")
	t.customID(get("custom_id").required())
	get("style").required().choice(1, 2)
	get("label").text(0, 45)
	get("min_length").number(0, 4000)
	get("max_length").number(1, 4000)
	get("required").flag()
	get("value").text(0, 4000)
	get("placeholder").text(0, 100)
}

// checkEmoji validates an emoji of a button or option.
func checkEmoji(n node) {
	if !n.present() {
		return
	}
	get := n.fields("id", "name", "animated")
	id, name := get("id").snowflake(), get("name").text(0, 32)
	get("animated").flag()
	if id == "" && name == "" {
		n.fail("COMPONENT_INVALID_EMOJI", "Invalid emoji")
	}
}
