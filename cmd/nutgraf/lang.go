package main

import (
	"fmt"
	"strings"

	"golang.org/x/text/language"
)

// answerLanguage is the flag of commands that answer people.
type answerLanguage struct {
	Lang string `placeholder:"LANGUAGE" help:"Answer in LANGUAGE (en, zh-TW or zh-CN) instead of that of LANG or of the question."`
}

// Validate reports a language that is no BCP 47 tag.
func (l answerLanguage) Validate() error {
	if l.Lang == "" {
		return nil
	}
	if _, err := language.Parse(l.Lang); err != nil {
		return fmt.Errorf("--lang %s is no language: write en, zh-TW or zh-CN", l.Lang)
	}
	return nil
}

// locale returns the language to answer in, as a chat service would name it:
// that of the flag, or that of the environment if it is another than English.
// Empty leaves it to the question, since an English terminal is no wish for
// answers in English.
func (l answerLanguage) locale(get func(string) string) string {
	if l.Lang != "" {
		return l.Lang
	}
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if value := get(name); value != "" {
			return fromPOSIX(value)
		}
	}
	return ""
}

// fromPOSIX returns the tag of a locale such as zh_TW.UTF-8; empty for English
// and for C, POSIX and what is no language.
func fromPOSIX(value string) string {
	value, _, _ = strings.Cut(value, ".")
	value, _, _ = strings.Cut(value, "@")
	tag, err := language.Parse(strings.ReplaceAll(value, "_", "-"))
	if err != nil {
		return ""
	}
	if base, _ := tag.Base(); base.String() == "en" || tag.IsRoot() {
		return ""
	}
	return tag.String()
}
