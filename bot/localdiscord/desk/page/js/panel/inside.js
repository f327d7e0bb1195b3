// Look inside: what the bot got, what it sent, what came back, and how long it took.

import { el, icon } from "../lib/dom.js";
import { get } from "../lib/api.js";
import { json, raw } from "./json.js";

const ms = (value) => value === undefined || value === null ? "" : `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`;

/** A part that opens. */
function fold(title, open, ...content) {
  return el("details", { class: "fold", open }, el("summary", null, icon("down", 16), title), el("div", { class: "content" }, content));
}

const titled = (text) => el("span", { class: "grow" }, text);

function body(part, label) {
  if (!part) return [el("p", { class: "muted" }, `${label}: empty`)];
  return [el("p", { class: "muted" }, `${label} · ${part.content_type}`), part.json !== undefined ? json(part.json, label) : raw(part.text ?? "", label)];
}

/** A REST call as a part that opens. */
export function callFold(call, open = false) {
  const good = call.status < 400;
  return fold([el("span", { class: good ? "pill good" : "pill bad" }, String(call.status)),
    el("span", { class: "grow path" }, `${call.method} ${call.path}${call.query ? "?" + call.query : ""}`), el("span", { class: "muted" }, ms(call.took_ms))],
  open, call.fault && el("p", { class: "pill warn" }, "Answered by a fault that was ordered in the gateway panel"), body(call.request, "Request"), body(call.response, "Answer"));
}

function timeline(inside) {
  const { event, calls = [], answered_after_ms: after } = inside;
  if (!event) return null;
  const step = (at, what, small, bad) => el("li", null, el("span", { class: "at" }, at), el("span", { class: bad ? "mark bad" : "mark" }), el("span", { class: "what" }, what, small && el("small", null, small)));
  return el("section", null, el("h3", null, "Timings"), el("ol", { class: "timeline" },
    step("0", `${event.type} sent to the bot`, `sequence ${event.sequence}`),
    calls.map((c) => step(`+${ms(c.after_ms)}`, `${c.method} ${c.path.replace(/^\/api\/v\d+/, "").replace(/[\w-]{40,}/, "…")}`, `${c.status}, took ${ms(c.took_ms)}`, c.status >= 400)),
    after > 0 && step(`+${ms(after)}`, el("b", null, "Answered"))));
}

function contents(inside) {
  const { call, calls = [], event, message, cause } = inside;
  const others = calls.filter((c) => c.number !== call?.number);
  return [
    cause && el("p", { class: "muted" }, `Because of ${cause.kind === "interaction" ? "the interaction" : "the message"} “${cause.text ?? cause.id}”`),
    timeline(inside),
    call?.request && el("section", null, el("h3", null, "What the bot sent"), call.request.json !== undefined
      ? json(call.request.json, "What the bot sent") : raw(call.request.text ?? "", "What the bot sent")),
    (call || others.length > 0) && el("section", null, el("h3", null, "On the wire"), el("div", { class: "calls" }, call && callFold(call, !call.request), others.map((c) => callFold(c)))),
    event && el("section", null, el("h3", null, "What the bot got"), fold(titled(`${event.type}, sequence ${event.sequence}`), false, json(event.data, event.type))),
    message && el("section", null, el("h3", null, "The message as Discord has it"), fold(titled(`Message ${message.id}`), !call, json(message, "Message"))),
  ];
}

/** Opens the drawer on a message ({channel_id, id}) or an interaction ({interaction_id}). */
export async function lookInside(drawer, store, { message, interaction }) {
  const title = "Look inside";
  drawer.open("inside", title, el("p", { class: "muted" }, "Looking …"));
  try {
    const query = message ? { channel_id: message.channel_id, message_id: message.id } : { interaction_id: interaction.id };
    drawer.open("inside", title, contents(await get("inside", { as: store.as, ...query })));
  } catch (problem) {
    drawer.open("inside", title, el("p", { class: "problem-under", role: "alert" }, problem.message));
  }
}

/** Opens the drawer on one REST call. */
export async function lookAtCall(drawer, number) {
  try {
    const call = await get(`calls/${number}`);
    drawer.open("inside", `Call ${number}`, callFold(call, true));
  } catch (problem) {
    drawer.open("inside", `Call ${number}`, el("p", { class: "problem-under", role: "alert" }, problem.message));
  }
}
