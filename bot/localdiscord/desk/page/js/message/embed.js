// Embeds: the cards of a message.

import { el } from "../lib/dom.js";
import { inlineMarkdown, markdown } from "../markdown/draw.js";
import { written } from "../markdown/stamp.js";
import { outLink, picture, smallPicture } from "./media.js";

/** How many inline fields stand beside each other: each run of them in threes. */
function widths(fields) {
  const result = [];
  for (let i = 0; i < fields.length;) {
    if (!fields[i].inline) {
      result[i++] = 1;
      continue;
    }
    let n = 1;
    while (n < 3 && fields[i + n]?.inline) n++;
    for (let k = 0; k < n; k++) result[i + k] = n;
    i += n;
  }
  return result;
}

/** One embed. */
export function embed(e, env) {
  const fields = e.fields ?? [];
  const across = widths(fields);
  const card = el("article", { class: "embed", "aria-label": e.title ? `Card: ${e.title}` : "Card" },
    el("div", { class: "embed-text" },
      e.author?.name && el("div", { class: "embed-author" }, smallPicture(e.author.icon_url),
        e.author.url ? outLink(e.author.url, e.author.name) : e.author.name),
      e.title && el("div", { class: "embed-title" }, e.url ? outLink(e.url, inlineMarkdown(e.title, env)) : inlineMarkdown(e.title, env)),
      e.description && markdown(e.description, env)),
    e.thumbnail?.url && el("div", { class: "thumb" }, picture(e.thumbnail.url)),
    fields.length > 0 && el("dl", { class: "embed-fields" }, fields.map((f, i) =>
      el("div", { class: `embed-field of-${across[i]}` }, el("dt", null, inlineMarkdown(f.name, env)), el("dd", null, markdown(f.value, env))))),
    e.image?.url && el("div", { class: "embed-image" }, picture(e.image.url)),
    (e.footer?.text || e.timestamp) && el("div", { class: "embed-foot" }, smallPicture(e.footer?.icon_url),
      [e.footer?.text, e.timestamp && written(new Date(e.timestamp))].filter(Boolean).join(" · ")));
  if (e.color) card.style.setProperty("--tint", "#" + e.color.toString(16).padStart(6, "0"));
  return card;
}
