// Buttons, menus, and the boxes and texts that hold them.

import { el, icon } from "../lib/dom.js";
import { markdown } from "../markdown/draw.js";
import { ours, outLink, picture } from "./media.js";
import { select } from "./select.js";

const styles = { 1: "primary", 2: "", 3: "success", 4: "danger", 5: "" };

const emojiOf = (emoji) => emoji?.id ? `:${emoji.name}:` : emoji?.name;

function button(c, act) {
  const label = [emojiOf(c.emoji), c.label].filter(Boolean).join(" ") || "Button";
  if (c.style === 5 && c.url) {
    const link = outLink(c.url, label, icon("link", 16));
    link.className = "button";
    if (c.disabled) link.removeAttribute("href");
    return link;
  }
  return el("button", { type: "button", class: `button ${styles[c.style] ?? ""}`, disabled: c.disabled || !c.custom_id,
    data: { customId: c.custom_id ?? "" }, onclick: (event) => act.click(c.custom_id, event.currentTarget) }, label);
}

function media(item) {
  const address = item.media?.url ?? item.url ?? "";
  const shown = picture(address, item.description ?? "");
  if (item.spoiler) {
    const cover = el("button", { type: "button", class: "button", onclick: () => cover.replaceWith(shown) }, "Show the hidden picture");
    return cover;
  }
  return shown;
}

function container(c, context) {
  const box = el("div", { class: "container" }, components(c.components, context));
  if (c.accent_color) box.style.setProperty("--tint", "#" + c.accent_color.toString(16).padStart(6, "0"));
  return box;
}

const kinds = {
  1: (c, context) => el("div", { class: "row" }, components(c.components, context)),
  2: (c, { act }) => button(c, act),
  3: (c, { act }) => select(c, c.options ?? [], act),
  5: (c, { act, people }) => select(c, people, act),
  9: (c, context) => el("div", { class: "section" }, el("div", null, components(c.components, context)), component(c.accessory, context)),
  10: (c, { env }) => markdown(c.content ?? "", env),
  11: (c) => media(c),
  12: (c) => el("div", { class: "gallery" }, (c.items ?? []).map(media)),
  13: (c) => {
    const address = c.file?.url ?? "";
    return el("a", { class: "file", href: ours(address) ? address : null, download: true }, icon("file", 24), address.split("/").at(-1));
  },
  14: (c) => el("hr", { class: `rule ${c.spacing === 2 ? "wide" : ""} ${c.divider === false ? "bare" : ""}` }),
  17: container,
};

function component(c, context) {
  if (!c) return null;
  const draw = kinds[c.type];
  return draw ? draw(c, context) : el("p", { class: "muted" }, `A component of type ${c.type}, which the playground can't draw yet.`);
}

/**
 * Components as nodes. context: env for markdown, act with click(customId) and
 * choose(customId, values), people as options of user menus.
 */
export function components(list, context) {
  return (list ?? []).map((c) => component(c, context));
}
