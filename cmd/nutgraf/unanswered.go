package main

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
	"time"
	"unicode"
	"unicode/utf8"

	"nutgraf/cmd/nutgraf/internal/plain"
	"nutgraf/cmd/nutgraf/internal/unanswered"
	"nutgraf/facts"
	"nutgraf/handlers"
)

type unansweredCmd struct {
	Export string `enum:",csv,json" default:"" placeholder:"FORMAT" help:"Print all of them as csv or json."`
	Clear  bool   `help:"Forget them, after printing."`
}

// Help is the end of what unanswered --help prints.
func (unansweredCmd) Help() string {
	return "Lists what members asked the bot in vain, the most frequent first, and the facts that they reported as wrong, so " +
		"that a curator knows what to add to the table. It reads the file in the setting unanswered.file, also while the " +
		"bot runs. nutgraf privacy says what is kept.\n\n" + examples(
		"nutgraf unanswered",
		"nutgraf unanswered --export csv > unanswered.csv",
		"nutgraf unanswered --export json --clear > unanswered.json",
	)
}

// Run prints, and clears.
func (c unansweredCmd) Run(a *app) error {
	settings, err := a.settings()
	if err != nil {
		return err
	}
	kept := settings.Unanswered
	if promised(kept).privacy.Questions != handlers.KeepFile {
		return errors.New("no file holds unanswered questions: they are kept in one with unanswered.keep: file and a path in unanswered.file")
	}
	if _, err := os.Stat(kept.File); errors.Is(err, fs.ErrNotExist) {
		return c.print(a.stdout, nil, kept.File) // reading makes no file
	}
	file, err := unanswered.Open(a.ctx, kept.File, handlers.UnansweredOptions{Days: kept.Days}, nil)
	if err != nil {
		return err
	}
	defer file.Close() // nothing was written that could be lost
	list, err := file.List(a.ctx)
	if err != nil {
		return err
	}
	if err := c.print(a.stdout, list, kept.File); err != nil {
		return fmt.Errorf("printing the unanswered questions: %w", err)
	}
	if !c.Clear {
		return nil
	}
	return file.Clear(a.ctx)
}

func (c unansweredCmd) print(w io.Writer, list []handlers.Unanswered, path string) error {
	switch c.Export {
	case "csv":
		return printUnansweredCSV(w, list)
	case "json":
		return printJSON(w, viewsOfUnanswered(list))
	}
	if len(list) == 0 {
		_, err := fmt.Fprintf(w, "%s holds no unanswered questions\n", plain.Text(path))
		return err
	}
	table := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "count\tlast\toutcome\tsurface\tlanguage\tnearest\tquestion")
	for _, v := range viewsOfUnanswered(list) {
		fmt.Fprintln(table, strings.Join([]string{strconv.Itoa(v.Count), v.Last, v.Outcome, v.Surface, v.Language, v.Nearest, v.Question}, "\t"))
	}
	return table.Flush()
}

// unansweredView is an entry as it is printed: without anything that could act
// on a terminal.
type unansweredView struct {
	Question string `json:"question"`
	Outcome  string `json:"outcome"`
	Nearest  string `json:"nearest"`
	Count    int    `json:"count"`
	First    string `json:"first"`
	Last     string `json:"last"`
	Surface  string `json:"surface"`
	Language string `json:"language"`
}

func viewsOfUnanswered(list []handlers.Unanswered) []unansweredView {
	views := make([]unansweredView, 0, len(list))
	line := func(s string) string { return strings.Join(strings.Fields(plain.Text(s)), " ") }
	for _, u := range list {
		views = append(views, unansweredView{
			Question: line(u.Question), Outcome: line(u.Outcome), Nearest: line(u.Nearest), Count: u.Count,
			First: u.First.Format(time.DateOnly), Last: u.Last.Format(time.DateOnly),
			Surface: line(string(u.Surface)), Language: line(u.Language),
		})
	}
	return views
}

// printUnansweredCSV writes RFC 4180 with a header.
func printUnansweredCSV(w io.Writer, list []handlers.Unanswered) error {
	out := csv.NewWriter(w)
	rows := [][]string{{"question", "outcome", "nearest", "count", "first", "last", "surface", "language"}}
	for _, v := range viewsOfUnanswered(list) {
		rows = append(rows, []string{inert(v.Question), inert(v.Outcome), inert(v.Nearest), strconv.Itoa(v.Count), v.First, v.Last, inert(v.Surface), inert(v.Language)})
	}
	return out.WriteAll(rows)
}

// inert keeps a spreadsheet from taking a text for a formula: what begins like
// one gets an apostrophe before it. See
// https://owasp.org/www-community/attacks/CSV_Injection.
func inert(cell string) string {
	seen := strings.TrimLeftFunc(cell, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) })
	if first, _ := utf8.DecodeRuneInString(seen); seen != "" && strings.ContainsRune("=+-@'＝＋－＠", first) {
		return "'" + cell
	}
	return cell
}

type privacyCmd struct{}

// Help is the end of what privacy --help prints.
func (privacyCmd) Help() string {
	return "Says what the bot keeps of what members write, with the settings in force. Members get the same from the command of that name.\n\n" +
		examples("nutgraf privacy", "nutgraf privacy --config nutgraf.yaml")
}

// Run prints what the bot tells members.
func (privacyCmd) Run(a *app) error {
	c, err := a.settings()
	if err != nil {
		return err
	}
	notes := promised(c.Unanswered)
	if notes.privacy.Questions != handlers.KeepNothing {
		notes.log = handlers.NewUnanswered(handlers.UnansweredOptions{}) // stands for the running bot's
	}
	house := houseOver(c, func() *facts.Table { return nil }, notes)
	reply, err := house.Handle(a.ctx, handlers.Request{Surface: handlers.Terminal, Command: "privacy"})
	if err != nil {
		return err
	}
	_, err = fmt.Fprintln(a.stdout, plain.Text(reply.Plain()))
	return err
}
