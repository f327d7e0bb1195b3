// The table's state: a chip in the head, a toast when it changes, and the drawer
// with every problem by line and column.

import { byId, el, fill, icon } from "../lib/dom.js";
import { toast, withdraw } from "./toast.js";

const wording = { ok: "fine", warning: "look here", error: "has problems" };

/** Shows the notes of the program that started the playground. */
export class Notes {
  constructor(store, drawer) {
    Object.assign(this, { store, drawer, chip: byId("open-table") });
    this.chip.addEventListener("click", () => drawer.kind === "table" ? drawer.close() : this.open());
    store.on("snapshot", () => this.draw());
    store.on("note", (note) => {
      withdraw(note.topic);
      if (drawer.kind !== "table") toast(note);
      this.draw();
    });
  }

  draw() {
    const notes = [...this.store.notes.values()];
    this.chip.hidden = notes.length === 0;
    const worst = ["error", "warning", "ok"].find((level) => notes.some((n) => n.level === level)) ?? "ok";
    const title = notes.length === 1 ? this.#name(notes[0].topic) : "Notes";
    fill(this.chip, icon("table"), el("span", { class: `dot ${worst}` }), el("span", { class: "label" }, `${title}: ${wording[worst]}`));
    this.chip.title = notes.map((n) => n.title).join("\n");
    if (this.drawer.kind === "table") this.open();
  }

  #name(topic) {
    return topic.slice(0, 1).toUpperCase() + topic.slice(1);
  }

  open() {
    for (const topic of this.store.notes.keys()) withdraw(topic);
    this.drawer.open("table", "The table", [...this.store.notes.values()].map((n) => el("section", { data: { topic: n.topic, level: n.level } },
      el("p", null, el("span", { class: `pill ${n.level === "ok" ? "good" : n.level === "error" ? "bad" : "warn"}` }, this.#name(n.topic))),
      el("p", { class: "note-title" }, n.title), n.text && el("p", null, n.text),
      n.lines?.length > 0 && el("ol", { class: "log places-in" }, n.lines.map((l) => el("li", null,
        el("span", { class: "where" }, `${l.line}:${l.column}`), el("span", null, l.text)))),
      el("p", { class: "muted" }, `Since ${new Date(n.at).toLocaleTimeString()}. Save the file and it is read again.`))));
  }
}
