// JSON with colours, and a button that copies it.

import { el, iconButton } from "../lib/dom.js";
import { say } from "./announce.js";

const parts = /("(?:[^"\\]|\\.)*")(\s*:)?|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|\b(true|false|null)\b/g;

function coloured(text) {
  const nodes = [];
  let from = 0;
  for (const found of text.matchAll(parts)) {
    const [all, string, colon, number, word] = found;
    nodes.push(text.slice(from, found.index));
    from = found.index + all.length;
    if (string) nodes.push(el("span", { class: colon ? "k" : "t" }, string), colon ?? "");
    else nodes.push(el("span", { class: number ? "n" : "w" }, number ?? word));
  }
  nodes.push(text.slice(from));
  return nodes;
}

/** A value as JSON. */
export function json(value, label) {
  return box(JSON.stringify(value, null, 2), true, label);
}

/** A text that is no JSON. */
export function raw(text, label) {
  return box(text, false, label);
}

function box(text, colour, label) {
  const pre = el("pre", { tabindex: "0", "aria-label": label }, colour && text.length < 60000 ? coloured(text) : text);
  return el("div", { class: "json" }, pre, iconButton("copy", `Copy: ${label}`, () => copy(text)));
}

/** Copies a text and says so. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    say("The browser doesn’t allow copying here.");
  }
}
