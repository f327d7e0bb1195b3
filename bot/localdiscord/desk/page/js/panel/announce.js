// What screen readers hear without moving.

import { byId, el } from "../lib/dom.js";

const most = 20;

/** Says a new message. */
export function sayMessage(text) {
  const box = byId("said");
  box.append(el("p", null, text));
  while (box.children.length > most) box.firstElementChild.remove();
}

/** Says something about the page itself, in place of what was said before. */
export function say(text) {
  byId("hint").textContent = text;
}
