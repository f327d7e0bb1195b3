package browser

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
)

// card is a message with all that an embed has.
func card(answers string) object {
	return object{
		"content":           "Here is everything that a card can hold.",
		"message_reference": object{"message_id": answers},
		"embeds": []object{{
			"author": object{"name": "The city desk", "url": "https://example.org/desk"},
			"title":  "Ferry link reopens after **eleven** weeks", "url": "https://example.org/ferry",
			"description": "The crossing runs again from <t:1704963600:D>, *weather permitting*.\n> The harbour office expects queues.\n- foot passengers first\n- cars from noon",
			"color":       0xc2410c,
			"fields": []object{
				{"name": "Line", "value": "North quay", "inline": true},
				{"name": "First boat", "value": "06:20", "inline": true},
				{"name": "Fare", "value": "`4.50`", "inline": true},
				{"name": "What is open", "value": "The [timetable](https://example.org/times) changes in spring."},
			},
			"thumbnail": object{"url": "attachment://seal.png"},
			"image":     object{"url": "attachment://map.png"},
			"footer":    object{"text": "Harbour office"},
			"timestamp": day,
		}},
		"components": controls(),
	}
}

// controls are buttons of every style and two menus.
func controls() []object {
	return []object{
		{"type": 1, "components": []object{
			{"type": 2, "style": 1, "label": "More", "custom_id": "more"},
			{"type": 2, "style": 2, "label": "Ask something", "custom_id": "ask", "emoji": object{"name": "📰"}},
			{"type": 2, "style": 3, "label": "Agree", "custom_id": "agree"},
			{"type": 2, "style": 4, "label": "Object", "custom_id": "object", "disabled": true},
			{"type": 2, "style": 5, "label": "Source", "url": "https://example.org/source"},
		}},
		{"type": 1, "components": []object{{"type": 3, "custom_id": "pick", "placeholder": "Which boat?", "options": []object{
			{"label": "Morning", "value": "morning", "description": "06:20 to 10:00"},
			{"label": "Noon", "value": "noon", "description": "12:00 to 15:00"},
			{"label": "Night", "value": "night"},
		}}}},
	}
}

// form is a modal.
func form() object {
	return object{"custom_id": "asked", "title": "Ask the desk", "components": []object{
		{"type": 1, "components": []object{{"type": 4, "custom_id": "q", "style": 1, "label": "Question", "placeholder": "In your own words", "min_length": 3, "max_length": 100}}},
		{"type": 1, "components": []object{{"type": 4, "custom_id": "why", "style": 2, "label": "Why do you ask?", "required": false}}},
	}}
}

// choices are the suggestions for what was typed.
func choices(typed string) []object {
	found := []object{}
	for _, name := range []string{"Ferry – the crossing at the north quay", "Ferrous metals", "Bridge", "Lighthouse keeper", "Lamp oil"} {
		if strings.Contains(strings.ToLower(name), strings.ToLower(typed)) {
			value, _, _ := strings.Cut(name, " – ")
			found = append(found, object{"name": name, "value": value})
		}
	}
	return found
}

// picture is a PNG with a little landscape.
func picture(width, height int) []byte {
	canvas := image.NewRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			sky := color.RGBA{uint8(250 - 60*y/height), uint8(226 - 40*y/height), 190, 255}
			if hill := height*6/10 + (x*x/width)%(height/5); y > hill {
				sky = color.RGBA{30, uint8(84 + 50*(y-hill)/height), 112, 255}
			}
			canvas.Set(x, y, sky)
		}
	}
	var out bytes.Buffer
	_ = png.Encode(&out, canvas) // an RGBA picture in memory always has a PNG
	return out.Bytes()
}
