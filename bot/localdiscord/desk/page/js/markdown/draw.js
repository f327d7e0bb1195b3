// Texts of messages as Discord shows them: markdown-it reads them, DOMPurify lets
// nothing through but the few elements and attributes that are written here.

import MarkdownIt from "../../libraries/markdown-it.esm.min.mjs";
import DOMPurify from "../../libraries/purify.es.mjs";
import { blockRules, onlyDiscordLists, pieces } from "./block.js";
import { inlineRules } from "./inline.js";
import { absolute, relative, stampOf } from "./stamp.js";

const plain = ["class", "rel", "target", "start", "datetime", "data-style", "data-id", "title", "role", "tabindex", "aria-label", "aria-level", "aria-expanded", "lang"];

const allowed = {
  ALLOWED_TAGS: ["p", "br", "b", "strong", "em", "u", "s", "code", "pre", "blockquote", "ul", "ol", "li", "a", "span", "small", "time", "div"],
  ALLOWED_ATTR: [...plain, "href"],
  ADD_URI_SAFE_ATTR: plain,
  ALLOW_DATA_ATTR: false,
  ALLOWED_URI_REGEXP: /^https?:\/\//i,
  RETURN_DOM_FRAGMENT: true,
};

const md = new MarkdownIt("zero", { html: false, breaks: false, maxNesting: 20 });
md.enable(["list", "escape", "backticks", "strikethrough", "emphasis", "link"]);
inlineRules(md);
blockRules(md);

const safe = md.utils.escapeHtml;
const draw = md.renderer.rules;
const outside = 'target="_blank" rel="noopener noreferrer nofollow"';

for (const part of ["open", "close"]) {
  const slash = part === "close" ? "/" : "";
  draw["strong_" + part] = (tokens, i) => `<${slash}${tokens[i].markup === "__" ? "u" : "strong"}>`;
  // A heading of a message isn't one of the page: it has a level below the page's.
  draw["heading_" + part] = (tokens, i) => slash ? "</div>"
    : `<div class="md-${tokens[i].tag}" role="heading" aria-level="${Number(tokens[i].tag[1]) + 3}">`;
  draw["spoiler_" + part] = () => slash ? "</span>"
    : '<span class="spoiler" role="button" tabindex="0" aria-label="Spoiler, press to show" aria-expanded="false">';
}
draw.paragraph_open = () => "<p>";
draw.paragraph_close = () => "</p>";
draw.subtext_open = () => '<small class="md-small">';
draw.link_open = (tokens, i) => `<a href="${safe(tokens[i].attrGet("href"))}" ${outside} title="${safe(tokens[i].attrGet("href"))}">`;
draw.address = (tokens, i) => `<a href="${safe(tokens[i].meta[0])}" ${outside}>${safe(tokens[i].meta[0])}</a>`;
draw.everyone = (tokens, i) => `<span class="mention loud">${safe(tokens[i].content)}</span>`;
draw.emoji = (tokens, i) => `<span class="custom-emoji" title="A server's own emoji">:${safe(tokens[i].meta[0])}:</span>`;
draw.role = () => '<span class="mention">@role</span>';
draw.command = (tokens, i) => `<span class="mention">/${safe(tokens[i].meta[0])}</span>`;
draw.user = (tokens, i, _, env) => {
  const name = env.names?.(tokens[i].meta[0]);
  return `<span class="mention${tokens[i].meta[0] === env.me ? " loud" : ""}" data-id="${tokens[i].meta[0]}">@${safe(name ?? "unknown member")}</span>`;
};
draw.channel = (tokens, i, _, env) =>
  `<span class="mention" data-id="${tokens[i].meta[0]}">#${safe(env.channels?.(tokens[i].meta[0]) ?? "unknown")}</span>`;
draw.stamp = (tokens, i) => {
  const at = stampOf(tokens[i].meta[0]);
  if (!at) return safe(tokens[i].content);
  const style = tokens[i].meta[1] ?? "f";
  const shown = style === "R" ? relative(at, new Date()) : absolute(at, style);
  return `<time class="stamp" datetime="${at.toISOString()}" data-style="${style}" title="${safe(absolute(at, "F"))}">${safe(shown)}</time>`;
};

function html(source, env) {
  return pieces(source).map((piece) => {
    switch (piece.kind) {
      case "code":
        return `<pre><code${piece.language ? ` lang="${safe(piece.language)}"` : ""}>${safe(piece.text)}</code></pre>`;
      case "quote":
        return `<blockquote>${html(piece.text, env)}</blockquote>`;
    }
    return md.render(onlyDiscordLists(piece.text), env);
  }).join("");
}

const jumbo = /^(?:\s*(?:\p{Extended_Pictographic}|\p{Regional_Indicator}{2}|\p{Emoji_Modifier}|[\u200d\ufe0f])+){1,27}\s*$/u;

/**
 * A text of a message as nodes. env: me (an id), names and channels (id → name or
 * undefined), everyone (whether @everyone is a mention in it).
 */
export function markdown(source, env = {}) {
  const box = document.createElement("div");
  box.className = "md";
  if (source.length < 200 && jumbo.test(source)) box.classList.add("jumbo");
  box.append(DOMPurify.sanitize(html(source.trim(), env), allowed));
  return box;
}

/** Marks without blocks, as in titles of embeds. */
export function inlineMarkdown(source, env = {}) {
  const box = document.createElement("span");
  box.append(DOMPurify.sanitize(md.renderInline(source, env), allowed));
  return box;
}
