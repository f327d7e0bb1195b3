package main

import (
	"testing"

	"nutgraf/bot/localdiscord/desk/browser"
)

// A member whose client is in Chinese: commands, answers, buttons and small print
// are, too. Where Discord doesn't tell the language, that of the question counts.
func TestLanguageInBrowser(t *testing.T) {
	p := read(t)
	browser.Evaluate[bool](p, `(() => {
		const choice = document.getElementById("language");
		choice.value = "zh-TW";
		return choice.dispatchEvent(new Event("change"));
	})()`)
	p.Until("the member's language", `document.getElementById("language").value === "zh-TW"`)
	p.Type("#composer-text", "/何")
	p.Reads(".picker li.active", "/何時")
	p.Press(browser.Enter)
	p.Press("選")
	p.Reads(".picker:not(.stale) li.active", "台灣總統和立法委員選舉")
	p.Press(browser.Tab, browser.Enter)
	p.Reads(answered, "2024年1月13日（星期六）")
	p.Reads(answered, "譯自英文：Taiwan's presidential and legislative elections are on Saturday")
	p.Reads(answered, "出處")
	p.Shot("language-1-card")
	p.Click(`.channel:has(.avatar)`)
	p.Ask("刘建超是谁？")
	p.Reads(answered, "美国之音，第3段")
	p.Shot("language-2-direct")
}
