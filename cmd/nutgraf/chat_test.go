package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/creack/pty"
	"golang.org/x/term"

	"nutgraf/handlers"
)

// screen is a terminal with the program in it.
type screen struct {
	t    *testing.T
	tty  *os.File
	seen bytes.Buffer
	cmd  *exec.Cmd
}

func openChat(t *testing.T, env ...string) *screen {
	t.Helper()
	t.Parallel()
	cmd := exec.Command("nutgraf", "chat", "--table", "testdata/bridge/bridge.yaml")
	cmd.Env = append(append(os.Environ(), "NO_COLOR=", "TERM=xterm"), env...)
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 24, Cols: 60})
	if errors.Is(err, pty.ErrUnsupported) {
		t.Skip("no pseudo-terminals here")
	}
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { tty.Close(); cmd.Process.Kill() })
	return &screen{t: t, tty: tty, cmd: cmd}
}

// shows reads until the pattern has appeared behind what was shown before.
func (s *screen) shows(pattern string) {
	s.t.Helper()
	want, part := regexp.MustCompile(pattern), make([]byte, 1024)
	for {
		if at := want.FindIndex(s.seen.Bytes()); at != nil {
			s.seen.Next(at[1])
			return
		}
		n, err := s.tty.Read(part)
		if err != nil {
			s.t.Fatalf("%v before %q was shown, only %q", err, pattern, s.seen.String())
		}
		s.seen.Write(part[:n])
	}
}

func (s *screen) types(keys string) {
	s.t.Helper()
	if _, err := io.WriteString(s.tty, keys); err != nil {
		s.t.Fatal(err)
	}
}

// ends waits for the program's end and returns what it still showed.
func (s *screen) ends() string {
	s.t.Helper()
	rest, _ := io.ReadAll(s.tty) // a terminal whose program has ended fails to read
	if err := s.cmd.Wait(); err != nil {
		s.t.Errorf("the chat ended with %v", err)
	}
	return s.seen.String() + string(rest)
}

func TestChatInATerminal(t *testing.T) {
	s := openChat(t)
	s.shows(`\x1b\[1mAsk about “Mayor opens the new bridge”`)
	s.shows("› ")
	s.types("who is ada\t") // completes the name
	s.shows("who is Ada King")
	s.types("\r")
	s.shows(`mayor of Riverside\.\r\n`)
	s.shows(`\x1b\[2mThe Riverside Gazette, paragraph 1`)
	s.shows("› ")
	s.types("when is the ribbon cutting\r")
	s.shows(`  Mayor Ada King will open the bridge on Friday, March 8,\r\n  2024\.\r\n`) // wrapped between words
	s.shows("› ")
	s.types("\x1b[A\x1b[A") // arrow up, twice: the first question
	s.shows("who is Ada King")
	s.types("\r")
	s.shows("mayor of Riverside")
	s.shows("› ")
	s.types("\x04") // Ctrl-D
	s.ends()
}

func TestChatWithoutColour(t *testing.T) {
	s := openChat(t, "NO_COLOR=1")
	s.shows("› ")
	s.types("who King\r")
	s.shows("paragraph 1")
	s.types("quit\r")
	if all := s.ends(); regexp.MustCompile(`\x1b\[(1|2|36)m`).MatchString(all) {
		t.Errorf("there are colours in %q", all)
	}
}

func TestChatInADumbTerminal(t *testing.T) {
	s := openChat(t, "TERM=dumb")
	s.types("who King\r")
	s.shows(`mayor of Riverside`)
	s.types("\x04")
	if all := s.ends(); strings.Contains(all, "›") || strings.Contains(all, "\x1b") {
		t.Errorf("a dumb terminal got %q", all)
	}
}

func TestCtrlCEndsTheChat(t *testing.T) {
	s := openChat(t)
	s.shows("› ")
	s.types("who is\x03")
	s.ends()
}

// The terminal must get its modes back, or the shell after it shows nothing.
func TestChatEndsOnASignal(t *testing.T) {
	s := openChat(t)
	s.shows("› ")
	if err := s.cmd.Process.Signal(os.Interrupt); err != nil {
		t.Fatal(err)
	}
	s.ends()
	fresh, other, err := pty.Open()
	if err != nil {
		t.Fatal(err)
	}
	defer fresh.Close()
	defer other.Close()
	if got, want := modes(t, s.tty), modes(t, fresh); !reflect.DeepEqual(got, want) {
		t.Errorf("the terminal's modes are %+v, were %+v", got, want)
	}
}

func modes(t *testing.T, tty *os.File) *term.State {
	t.Helper()
	state, err := term.GetState(int(tty.Fd()))
	if err != nil {
		t.Fatal(err)
	}
	return state
}

func TestCardNumbersChoices(t *testing.T) {
	r := handlers.Reply{Body: []string{"Did you mean …?"}, Choices: []handlers.Choice{
		{Label: "Ada \x1b[31mKing", Ask: "who is Ada King"}, {Label: "the bridge", Ask: "what is the bridge"}}}
	got := terminalCard{out: io.Discard}.lay(r)
	if want := "  Did you mean …?\n  1 Ada [31mKing\n  2 the bridge\n\n"; got != want {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestANumberPicksAChoice(t *testing.T) {
	house, err := handlers.FromTable("bridge.yaml", mustRead(t, "testdata/bridge/bridge.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	s := &talk{house: house, prefix: "?", choices: []handlers.Choice{{Ask: "one"}, {Ask: "two"}}}
	for text, want := range map[string][2]string{
		"2": {"", "two"}, "3": {"", "3"}, "?who  King": {"who", "King"}, "/when x": {"when", "x"},
		"?!": {"", "?!"}, "help": {"help", ""}, "help me": {"", "help me"}, "who King": {"", "who King"},
	} {
		if r := s.request(text); r.Command != want[0] || r.Text != want[1] {
			t.Errorf("%q: command %q, text %q; want %q", text, r.Command, r.Text, want)
		}
	}
}

func mustRead(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}
