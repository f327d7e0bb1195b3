// What Discord would refuse, beside what caused it.

import { el, icon } from "../lib/dom.js";

/** A refusal as a box: Discord's code, what was wrong, and the way to the call. */
export function refusal(r, act) {
  const warning = r.severity === "warning";
  const title = warning ? "Discord would ignore this" : "Discord refuses this";
  return el("div", { class: warning ? "refusal warning" : "refusal", data: { code: String(r.code), refusal: String(r.id) } }, icon("warn"),
    el("p", null, el("b", null, title), r.code ? ` · error ${r.code}` : ""),
    el("code", null, r.text),
    r.call > 0 && el("p", null, el("button", { type: "button", class: "text-button", onclick: () => act.insideCall(r.call) }, "Look at the call")));
}
