package handlers

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestButtonIDsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.StringMatching(`[a-z0-9-]{0,20}`), rapid.StringN(0, 12, -1), rapid.StringOf(rapid.RuneFrom([]rune(":%+ 劉\x00"))))
		a := Action{Name: text.Draw(t, "name"), Args: rapid.SliceOfN(text, 0, 5).Draw(t, "args"), Bound: rapid.Bool().Draw(t, "bound")}
		if len(a.Args) == 0 {
			a.Args = nil
		}
		asker := text.Draw(t, "asker")
		id, err := ButtonID(a, asker)
		if err != nil {
			if a.Name != "" && (!a.Bound || asker != "") && len(a.Name)+len(asker)+len(strings.Join(a.Args, ""))*3 < 30 {
				t.Fatalf("%+v has no id: %v", a, err)
			}
			return
		}
		if utf8.RuneCountInString(id) > MaxButtonID {
			t.Fatalf("%q is too long", id)
		}
		back, by, err := ParseButtonID(id)
		if err != nil || !reflect.DeepEqual(back, a) {
			t.Fatalf("%q is %+v, %v; want %+v", id, back, err, a)
		}
		if a.Bound && by != asker || !a.Bound && by != "" {
			t.Fatalf("%q is bound to %q, want %q", id, by, asker)
		}
	})
}

func TestForeignButtonIDs(t *testing.T) {
	for _, id := range []string{"", "1", "1:", "1::", "1:a:", "2::fact:x", "1::fact:%", "1::fact:%41", "1::fact:a b", "who", strings.Repeat("1:", 60)} {
		if a, _, err := ParseButtonID(id); err == nil {
			t.Errorf("%q is read as %+v", id, a)
		}
	}
	if _, err := ButtonID(Action{Name: "fact", Args: []string{strings.Repeat("a", MaxButtonID)}}, ""); err == nil {
		t.Error("an id of more than 100 characters")
	}
	if _, err := ButtonID(Action{Name: "delete", Bound: true}, ""); err == nil {
		t.Error("bound to nobody")
	}
}

func FuzzParseButtonID(f *testing.F) {
	for _, id := range []string{"1::fact:blinken-liu", "1:abc:delete", "1::quiz:3:劉", "1::%00", ":::"} {
		f.Add(id)
	}
	f.Fuzz(func(t *testing.T, id string) {
		a, asker, err := ParseButtonID(id)
		if err != nil {
			return
		}
		if again, err := ButtonID(a, asker); err != nil || again != id {
			t.Errorf("%q is written again as %q, %v", id, again, err)
		}
	})
}
