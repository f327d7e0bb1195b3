package facts

import (
	"net/url"
	"time"

	"github.com/goccy/go-yaml/ast"
)

var articleFields = []field{
	{"title", "add title: the article's headline"},
	{"publisher", "add publisher: who published the article"},
	{"published", "add published: the day, as in 2024-03-07; it anchors words such as Friday"},
	{"paragraphs", "add paragraphs: how many the article has, without headline and subheadings"},
	{"link", ""}, {"titles", ""}, {"publishers", ""},
}

// article reads what the table was curated from.
func (r *tableReader) article(top fieldSet) Article {
	n, ok := top.values["article"]
	if !ok {
		return Article{}
	}
	f, ok := r.fields(n, "article", "the article", articleFields)
	if !ok {
		return Article{}
	}
	return Article{
		Title:      f.text("title"),
		Publisher:  f.text("publisher"),
		Published:  f.day("published"),
		Paragraphs: f.count("paragraphs"),
		Link:       f.link("link"),
		Titles:     f.translations("titles"),
		Publishers: f.translations("publishers"),
	}
}

// day returns a date that is one day.
func (f fieldSet) day(key string) time.Time {
	i := f.interval(key)
	if !i.IsZero() && i.Precision != Day {
		f.r.report(f.at(key), key+" is longer than a day", "write the day, as in 2024-03-08")
	}
	return i.From
}

// link returns an address on the web.
func (f fieldSet) link(key string) string {
	text := f.text(key)
	if text == "" {
		return ""
	}
	u, err := url.Parse(text)
	if err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
		f.r.report(f.at(key), quoted(text)+" is not a web address", "write it in full, as in https://example.org/b1, or remove the key")
	}
	return text
}

var kinds = []Kind{Person, Group, Organisation, Place, Country, Event, Agreement, Document, Topic, Date}

var entityFields = []field{
	{"id", "add id: a short name of its own, as in ada-king"},
	{"kind", "add kind: " + listed(kinds, "or")},
	{"name", "add name: what the bot calls it"},
	{"names", ""}, {"role", ""}, {"roles", ""}, {"country", ""}, {"aliases", ""}, {"shared", ""}, {"when", ""}, {"where", ""},
}

// entity reads one entry of `entities`.
func (r *tableReader) entity(n ast.Node, path string, given *ids) Entity {
	f, ok := r.fields(n, path, "an entity", entityFields)
	if !ok {
		return Entity{}
	}
	id := given.take(f)
	return Entity{
		ID:      id,
		Kind:    oneOf(f, "kind", kinds),
		Name:    f.nameOf("name"),
		Names:   f.translations("names"),
		Role:    f.text("role"),
		Roles:   f.translations("roles"),
		Country: f.refer("country", id, countryKinds),
		Aliases: f.names("aliases"),
		Shared:  f.names("shared"),
		When:    f.interval("when"),
		Where:   f.refer("where", id, placeKinds),
	}
}
