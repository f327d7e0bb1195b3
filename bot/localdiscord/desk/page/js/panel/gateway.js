// The gateway panel: what the bot's connection is doing, and ways to break it.

import { byId, el, fill, icon } from "../lib/dom.js";
import { get, post } from "../lib/api.js";
import { refusal } from "../message/refusal.js";
import { callFold, lookAtCall } from "./inside.js";
import { say } from "./announce.js";
import { toastRefused } from "./toast.js";

const clock = (at) => new Date(at).toLocaleTimeString(undefined, { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const faults = [["429", "429, slow down"], ["500", "500"], ["502", "502"], ["503", "503"], ["delay", "a delay only"]];

/** The panel, and the chip in the head that opens it. */
export class GatewayPanel {
  constructor(store, drawer) {
    Object.assign(this, { store, drawer, chip: byId("open-gateway") });
    this.chip.addEventListener("click", () => drawer.kind === "gateway" ? drawer.close() : this.open());
    store.on("snapshot gateway", () => this.#changed());
    store.on("call refusal", () => this.#later());
  }

  #changed() {
    const { gateway } = this.store;
    const online = gateway?.online;
    fill(this.chip, icon("pulse"), el("span", { class: online ? gateway.message_content ? "dot ok" : "dot warning" : "dot error" }), el("span", { class: "label" }, online ? "Gateway: online" : "Gateway: offline"));
    this.#later();
  }

  /** Draws at most once a frame, and only when somebody looks. */
  #later() {
    if (this.drawer.kind !== "gateway" || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      if (this.drawer.kind === "gateway") this.draw();
    });
  }

  async open() {
    this.state = el("section", { "aria-label": "Session" });
    this.switches = el("section", null, el("h3", null, "Break the connection"), this.#breakers(), this.#content());
    this.fault = el("p", { class: "muted", role: "status" });
    this.log = el("section");
    this.calls = el("section");
    this.refused = el("section");
    this.drawer.open("gateway", "Gateway", this.state, this.switches, this.#faultForm(), this.refused, this.log, this.calls);
    this.draw();
    try {
      this.store.calls = (await get("calls", { limit: 100 })).calls;
      this.#later();
    } catch (problem) {
      toastRefused(problem, "Reading the calls");
    }
  }

  async #do(path, body, done) {
    try {
      await post(path, body);
      say(done);
    } catch (problem) {
      toastRefused(problem, done);
    }
  }

  #breakers() {
    const button = (label, id, path, body, done) => el("button", { type: "button", class: "button", id, onclick: () => this.#do(path, body, done) }, label);
    return el("div", { class: "buttons" },
      button("Drop the connection", "gateway-drop", "gateway/drop", {}, "The connection is cut."),
      button("Ask to reconnect", "gateway-reconnect", "gateway/reconnect", {}, "The bot was asked to reconnect."),
      button("Invalidate the session", "gateway-invalidate", "gateway/invalidate", { resumable: false }, "The session is over."),
      button("Invalidate, resumable", "gateway-invalidate-soft", "gateway/invalidate", { resumable: true }, "The session can be resumed."));
  }

  #content() {
    this.intent = el("input", { type: "checkbox", id: "content-intent", onchange: () => {
      const allowed = this.intent.checked;
      this.#do("gateway/content", { allowed }, allowed ? "The message-content intent is allowed." : "The message-content intent is taken away.");
    } });
    return el("label", { class: "switch" }, this.intent, el("span", null, "Allow the message-content intent",
      el("small", null, "Without it the bot can’t read “!” commands in channels.")));
  }

  #faultForm() {
    const input = (name, label, value, max) => el("label", { class: "field" }, el("span", null, label),
      el("input", { class: "input", type: "number", name, value, min: name === "count" ? 1 : 0, max, required: true }));
    const form = el("form", { class: "fault-form", onsubmit: (event) => {
      event.preventDefault();
      const given = new FormData(form);
      const number = (name) => Number(given.get(name));
      this.#do("faults", { kind: given.get("kind"), count: number("count"), delay_ms: number("delay"), retry_after_ms: number("retry") }, "The next calls will meet the fault.");
    } },
    el("label", { class: "field" }, el("span", null, "Answer with"), el("select", { class: "input", name: "kind" }, faults.map(([value, label]) => el("option", { value }, label)))),
    input("count", "The next … calls", 3, 1000), input("delay", "Delay, ms", 0, 60000), input("retry", "Retry after, ms", 1000, 60000),
    el("button", { class: "button primary" }, "Start"),
    el("button", { type: "button", class: "button", onclick: () => this.#do("faults", { kind: "none", count: 1, delay_ms: 0, retry_after_ms: 0 }, "No more faults.") }, "Stop"));
    return el("section", null, el("h3", null, "Fail the bot’s REST calls"), form, this.fault);
  }

  draw() {
    const g = this.store.gateway;
    if (!g) return;
    const s = g.session;
    this.intent.checked = g.message_content;
    fill(this.state, el("p", null, el("span", { class: g.online ? "pill good" : "pill bad" }, g.online ? "online" : "offline")),
      el("dl", { class: "facts" }, [
        ["Session", s ? s.id : "none"], s && ["Connected", s.connected ? "yes" : "no, can be resumed"], s && ["Sequence", `${s.sequence} sent, ${s.heard} heard`],
        s && ["Heartbeats", `${s.heartbeats}, every ${(g.heartbeat_interval_ms / 1000).toFixed(2)} s${s.last_heartbeat ? `, last at ${clock(s.last_heartbeat)}` : ""}`],
        ["Identified", `${g.identifies} ${g.identifies === 1 ? "time" : "times"}, resumed ${g.resumes}`],
      ].filter(Boolean).map(([k, v]) => [el("dt", null, k), el("dd", null, v)])),
      s?.intent_names?.length > 0 && el("div", { class: "chips", "aria-label": "Intents" }, s.intent_names.map((n) => el("span", { class: "pill" }, n))));
    this.fault.textContent = g.faults ? `Now: ${g.faults.kind === "delay" ? `a delay of ${g.faults.delay_ms} ms` : g.faults.kind}, ${g.faults.left} calls left.` : "No fault is waiting.";
    this.#drawRefused();
    fill(this.log, el("h3", null, "Log"), el("ol", { class: "log", tabindex: "0", "aria-label": "Log" }, g.log.toReversed().map((l) => el("li", null, el("time", { datetime: l.at }, clock(l.at)), el("span", null, l.text)))));
    this.#drawCalls();
  }

  #drawRefused() {
    const loose = this.store.refusals.filter((r) => !r.message_id && !r.interaction_id).slice(-10);
    fill(this.refused, loose.length > 0 && el("h3", null, "Refused"), loose.map((r) => refusal(r, { insideCall: (n) => lookAtCall(this.drawer, n) })));
    this.refused.hidden = loose.length === 0;
  }

  #drawCalls() {
    const known = new Set([...this.calls.querySelectorAll("button")].map((b) => b.dataset.number));
    const list = this.store.calls.slice(0, 30);
    if (known.size === list.length && list.every((c) => known.has(String(c.number)))) return;
    fill(this.calls, el("h3", null, "REST calls"), list.length === 0 && el("p", { class: "muted" }, "None yet."), el("div", { class: "calls" }, list.map((c) => {
      const button = el("button", { type: "button", class: "call", data: { number: String(c.number) }, onclick: () => this.#openCall(c.number, button) },
        el("span", { class: c.status < 400 ? "pill good" : "pill bad" }, String(c.status)), el("span", { class: "path" }, `${c.method} ${c.path}`),
        el("span", { class: "muted" }, `${c.took_ms.toFixed(1)} ms`));
      return button;
    })));
  }

  async #openCall(number, button) {
    try {
      const fold = callFold(await get(`calls/${number}`), true);
      button.replaceWith(fold);
      fold.querySelector("summary").focus();
    } catch (problem) {
      toastRefused(problem, "Reading the call");
    }
  }
}
