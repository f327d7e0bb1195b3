package browser

import (
	"fmt"
	"strings"
	"testing"

	"nutgraf/bot/localdiscord/desk"
)

// What Discord makes of its markdown. Attributes that only guard links are left out.
func TestMarkdown(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	guard := strings.NewReplacer(` target="_blank"`, "", ` rel="noopener noreferrer nofollow"`, "", "\n<", "<")
	for _, c := range []struct{ source, html string }{
		{"**b** *i* _i_ __u__ ~~s~~", "<p><strong>b</strong> <em>i</em> <em>i</em> <u>u</u> <s>s</s></p>"},
		{"***both*** snake_case_word **open", "<p><em><strong>both</strong></em> snake_case_word **open</p>"},
		{`\*not\* \_so\_`, "<p>*not* _so_</p>"},
		{"one\ntwo\n\nthree", "<p>one\ntwo\n\nthree</p>"},
		{"`a **b**` ``c ` d``", "<p><code>a **b**</code> <code>c ` d</code></p>"},
		{"x ```go\na < b\n``` y", `<p>x</p><pre><code lang="go">a &lt; b</code></pre><p> y</p>`},
		{"```one line```", "<pre><code>one line</code></pre>"},
		{"> a\n> b\nc", "<blockquote><p>a\nb</p></blockquote><p>c</p>"},
		{">no quote", "<p>&gt;no quote</p>"},
		{"a\n>>> b\nc", "<p>a</p><blockquote><p>b\nc</p></blockquote>"},
		{"# A\n## B\n### C\n#### D\n#no", `<div class="md-h1" role="heading" aria-level="4">A</div><div class="md-h2" role="heading" aria-level="5">B</div>` +
			`<div class="md-h3" role="heading" aria-level="6">C</div><p>#### D` + "\n#no</p>"},
		{"-# small **b**", `<small class="md-small">small <strong>b</strong></small>`},
		{"- a\n- b\n  - c\nd", "<ul><li><p>a</p></li><li><p>b</p><ul><li><p>c</p></li></ul></li></ul><p>d</p>"},
		{"3. c\n4. d", `<ol start="3"><li><p>c</p></li><li><p>d</p></li></ol>`},
		{"+ a\n1) b\n-\n• c", "<p>+ a\n1) b\n-\n• c</p>"},
		{"[t](https://a.b/c) [](https://a.b)", `<p><a href="https://a.b/c" title="https://a.b/c">t</a> [](<a href="https://a.b">https://a.b</a>)</p>`},
		{"see https://a.b/c_d. <https://e.f>", `<p>see <a href="https://a.b/c_d">https://a.b/c_d</a>. <a href="https://e.f">https://e.f</a></p>`},
		{"[x](javascript:alert(1)) javascript:alert(1)", "<p>[x](javascript:alert(1)) javascript:alert(1)</p>"},
		{"[https://good.org](https://bad.org)", `<p>[<a href="https://good.org">https://good.org</a>](<a href="https://bad.org">https://bad.org</a>)</p>`},
		{"![x](https://a.b/p.png)", `<p>!<a href="https://a.b/p.png" title="https://a.b/p.png">x</a></p>`},
		{"<b>x</b> <script>y</script> &amp; <!-- z -->", "<p>&lt;b&gt;x&lt;/b&gt; &lt;script&gt;y&lt;/script&gt; &amp;amp; &lt;!-- z --&gt;</p>"},
		{"<@1> <@!2> <@3> <@&4> <#5> <#6> </who:7>", `<p><span class="mention loud" data-id="1">@me</span> <span class="mention" data-id="2">@other</span> ` +
			`<span class="mention" data-id="3">@unknown member</span> <span class="mention">@role</span> ` +
			`<span class="mention" data-id="5">#news</span> <span class="mention" data-id="6">#unknown</span> <span class="mention">/who</span></p>`},
		{"@everyone <:press:12> <a:b:34> <t:99999999999999:R>", `<p>@everyone <span class="custom-emoji" title="A server's own emoji">:press:</span> ` +
			"&lt;a:b:34&gt; &lt;t:99999999999999:R&gt;</p>"},
		{"||a **b**|| ||||", `<p><span class="spoiler" role="button" tabindex="0" aria-label="Spoiler, press to show" aria-expanded="false">a <strong>b</strong></span> ||||</p>`},
		{"| table |\n|---|\n***", "<p>| table |\n|---|\n***</p>"},
		{"", ""},
	} {
		got := Evaluate[string](p, fmt.Sprintf(`import("/js/markdown/draw.js").then((m) => m.markdown(%s, {
			me: "1", names: (id) => ({1: "me", 2: "other"})[id], channels: (id) => ({5: "news"})[id] }).innerHTML)`, quote(c.source)))
		if got = strings.TrimSpace(guard.Replace(got)); got != c.html {
			t.Errorf("%q\n is %q\nnot %q", c.source, got, c.html)
		}
	}
	loud := `import("/js/markdown/draw.js").then((m) => m.markdown("@everyone and @here", {everyone: true}).querySelectorAll(".loud").length)`
	if n := Evaluate[int](p, loud); n != 2 {
		t.Errorf("%d of the mentions of everyone are shown as such", n)
	}
	in := `import("/js/markdown/stamp.js").then((m) => [90, -7200, 86400 * 3].map((s) => m.relative(new Date(1e12 + s * 1000), new Date(1e12))).join())`
	if got := Evaluate[string](p, in); got != "in 1 minute,2 hours ago,in 3 days" {
		t.Errorf("relative times are %s", got)
	}
}

// Whatever a bot or a member writes, nothing of it acts.
func TestHarmless(t *testing.T) {
	s := newStage(t, desk.Options{})
	p := s.open(t, View{})
	alice, general := s.desk.Discord().User("alice"), s.desk.Discord().Guild("Newsroom").Channel("general")
	bad := []string{
		`<script>window.harm = 1</script><img src=x onerror="window.harm = 1"><svg onload="window.harm = 1">`,
		"[click](javascript:window.harm=1) [x](data:text/html,<script>1</script>) <javascript:window.harm=1> [y](https://a.b\"onclick=\"window.harm=1)",
		"```html\"><img src=x onerror=window.harm=1>\n<script>window.harm = 1</script>\n```",
		"<@1\" onmouseover=\"window.harm=1> <#\"><script>> <t:1\"><script>:R> </a\"><b:1> <:a\"><b:1>",
		"@everyone @here <@&1>",
		strings.Repeat("😀", 2000),
		strings.Repeat("*_~|`>[(", 240),
		strings.Repeat("> - ", 400) + "deep",
		strings.Repeat("[", 900) + strings.Repeat("](https://a.b)", 60),
		"\u202e right to left \u0000 \ufffe \ud7ff",
	}
	for _, text := range bad {
		alice.Says(general, text)
		alice.Says(general, "!say "+text[:min(len(text), 1900)])
	}
	p.Until("all answers", fmt.Sprintf(`document.querySelectorAll('#messages [data-author="paperboy"]').length === %d`, len(bad)))
	if harm := Evaluate[bool](p, `"harm" in window`); harm {
		t.Error("a text acted")
	}
	for _, selector := range []string{"#messages script", "#messages img:not(.avatar img)", "#messages svg[onload]", "#messages iframe", "#messages style"} {
		if n := Evaluate[int](p, fmt.Sprintf(`document.querySelectorAll(%s).length`, quote(selector))); n != 0 {
			t.Errorf("%d of %s", n, selector)
		}
	}
	odd := Evaluate[string](p, `[...document.querySelectorAll("#messages *")].flatMap((n) => [...n.attributes])
		.filter((a) => a.name.startsWith("on") || a.name === "style" || (a.name === "href" && !/^https?:/.test(a.value))).map((a) => a.name + "=" + a.value).join()`)
	if odd != "" {
		t.Errorf("attributes of messages: %s", odd)
	}
	p.Ask("still here?")
	p.Reads("#messages li:last-child", "still here?")
}
