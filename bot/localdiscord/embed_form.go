package localdiscord

import (
	"strconv"
	"strings"
)

// maxEmbedSum bounds the texts of all embeds of a message together.
const maxEmbedSum = 6000

// checkEmbeds validates the cards of a message.
func checkEmbeds(n node) {
	sum := 0
	for _, embed := range n.list(0, maxEmbeds) {
		sum += checkEmbed(embed)
	}
	if sum > maxEmbedSum {
		n.fail("MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of %d", maxEmbedSum)
	}
}

// checkEmbed validates one card and returns the size of its texts.
func checkEmbed(n node) int {
	get := n.required().fields("type", "title", "description", "url", "timestamp", "color", "footer", "image",
		"thumbnail", "author", "fields", "provider", "video")
	get("type").text(0, 100)
	title, description := get("title").text(0, 256), get("description").text(0, 4096)
	get("url").link(2048, "http", "https")
	get("timestamp").moment()
	get("color").number(0, 0xFFFFFF)
	footer, author := get("footer"), get("author")
	size := length(title) + length(description)
	if footer.present() {
		of := footer.fields("text", "icon_url", "proxy_icon_url")
		size += length(of("text").required().text(1, 2048))
		of("icon_url").link(2048, "http", "https", "attachment")
	}
	if author.present() {
		of := author.fields("name", "url", "icon_url", "proxy_icon_url")
		size += length(of("name").required().text(1, 256))
		of("url").link(2048, "http", "https")
		of("icon_url").link(2048, "http", "https", "attachment")
	}
	image, thumbnail := checkPicture(get("image")), checkPicture(get("thumbnail"))
	fields := get("fields").list(0, 25)
	for _, field := range fields {
		of := field.required().fields("name", "value", "inline")
		size += length(of("name").required().text(1, 256)) + length(of("value").required().text(1, 1024))
		of("inline").flag()
	}
	if size == 0 && !image && !thumbnail {
		get("description").fail("BASE_TYPE_REQUIRED", "This field is required")
	}
	return size
}

// checkPicture validates an image or thumbnail and reports whether there is one.
func checkPicture(n node) bool {
	if !n.present() {
		return false
	}
	get := n.fields("url", "proxy_url", "width", "height")
	get("url").required().link(2048, "http", "https", "attachment")
	return true
}

// tidy trims an embed's texts as Discord does.
func (e Embed) tidy() Embed {
	e.Type = "rich"
	e.Title, e.Description = strings.TrimSpace(e.Title), strings.TrimSpace(e.Description)
	fields := make([]EmbedField, 0, len(e.Fields))
	for _, f := range e.Fields {
		fields = append(fields, EmbedField{strings.TrimSpace(f.Name), strings.TrimSpace(f.Value), f.Inline})
	}
	e.Fields = fields
	if e.Footer != nil {
		e.Footer = &EmbedFooter{strings.TrimSpace(e.Footer.Text), e.Footer.IconURL}
	}
	if e.Author != nil {
		e.Author = &EmbedAuthor{strings.TrimSpace(e.Author.Name), e.Author.URL, e.Author.IconURL}
	}
	return e
}

// resolve turns attachment:// addresses into those of the message's files; ok is
// false when there is no such file.
func (e Embed) resolve(files []Attachment) (resolved Embed, ok bool) {
	ok = true
	address := func(url string) string {
		name, isFile := strings.CutPrefix(url, "attachment://")
		if !isFile {
			return url
		}
		for _, f := range files {
			if f.Filename == name {
				return f.URL
			}
		}
		ok = false
		return ""
	}
	if e.Image != nil {
		e.Image = &EmbedMedia{address(e.Image.URL)}
	}
	if e.Thumbnail != nil {
		e.Thumbnail = &EmbedMedia{address(e.Thumbnail.URL)}
	}
	if e.Footer != nil {
		e.Footer = &EmbedFooter{e.Footer.Text, address(e.Footer.IconURL)}
	}
	if e.Author != nil {
		e.Author = &EmbedAuthor{e.Author.Name, e.Author.URL, address(e.Author.IconURL)}
	}
	return e, ok
}

// partNumber returns n of the form name files[n], -1 if it isn't one.
func partNumber(name string) int {
	text, ok := strings.CutPrefix(name, "files[")
	number, err := strconv.Atoi(strings.TrimSuffix(text, "]"))
	if !ok || err != nil {
		return -1
	}
	return number
}
