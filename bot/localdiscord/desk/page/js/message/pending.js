// A command that has been sent and has no answer yet, or never gets one.

import { el, icon } from "../lib/dom.js";
import { written } from "../markdown/stamp.js";
import { appTag, avatar } from "./avatar.js";
import { refusal } from "./refusal.js";

/** The node of an interaction that waits, failed or was refused. */
export function pendingRow(i, refusals, store, act) {
  const bot = store.bot;
  const user = store.member(i.user_id) ?? store.me;
  const waits = i.state === "sent" || i.state === "deferred";
  return el("li", { class: "message private pending", tabindex: "-1", id: `interaction-${i.id}`, data: { id: i.id, state: i.state },
    "aria-label": `${i.name}: ${waits ? "waiting for the answer" : i.error || "refused"}` },
  el("div", { class: "above" }, avatar(user, "little"), el("b", null, user.username), "used", el("span", { class: "mention" }, i.name)),
  avatar(bot),
  el("div", { class: "body" },
    el("div", { class: "byline" }, el("span", { class: "name bot" }, bot.username), appTag(bot), el("time", { datetime: i.at }, written(new Date(i.at)))),
    waits && el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")),
      i.state === "sent" ? "Sending command …" : `${bot.username} is thinking …`),
    i.state === "failed" && el("p", { class: "failed", role: "alert" }, icon("warn", 18), i.error || "The application did not respond"),
    refusals.map((r) => refusal(r, act)),
    !waits && el("p", { class: "only-you" }, icon("inside", 16), "Only you can see this ·",
      el("button", { type: "button", class: "text-button", onclick: () => act.insideInteraction(i) }, "Look inside"), "·",
      el("button", { type: "button", class: "text-button dismiss", onclick: () => act.dismissInteraction(i) }, "Dismiss message"))));
}
