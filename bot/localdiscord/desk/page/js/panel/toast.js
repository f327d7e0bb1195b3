// Notices that come and go by themselves, unless somebody is reading them.

import { byId, el, icon, iconButton } from "../lib/dom.js";

const shownFor = 9000;
const most = 4;
const marks = { error: "warn", warning: "warn", ok: "check" };

/** Shows a notice. lines are {line, column, text}; the first ones are shown. */
export function toast({ level, title, text = "", lines = [], topic = "" }) {
  const box = byId("toasts");
  const close = () => node.remove();
  const node = el("div", { class: `toast ${level}`, data: { topic }, role: level === "error" ? "alert" : "status" }, icon(marks[level] ?? "check"), el("b", null, title),
    iconButton("close", "Close this notice", close),
    text && el("span", null, text),
    lines.slice(0, 3).map((l) => el("span", { class: "where" }, `${l.line}:${l.column} ${l.text}`)),
    lines.length > 3 && el("span", { class: "muted" }, `and ${lines.length - 3} more`));
  let timer = setTimeout(close, shownFor);
  const hold = () => clearTimeout(timer);
  const release = () => { timer = setTimeout(close, shownFor / 2); };
  for (const [type, does] of [["pointerenter", hold], ["focusin", hold], ["pointerleave", release], ["focusout", release]]) node.addEventListener(type, does);
  box.append(node);
  while (box.children.length > most) box.firstElementChild.remove();
}

/** Takes back the notices on a topic. */
export function withdraw(topic) {
  for (const node of byId("toasts").querySelectorAll(`[data-topic="${CSS.escape(topic)}"]`)) node.remove();
}

/** Shows that a call was refused. */
export function toastRefused(problem, doing) {
  toast({ level: "error", title: `${doing}: ${problem.code ? `Discord refuses (error ${problem.code})` : "that didn’t work"}`, text: problem.message });
}
