// The list above the message box. It never has the focus: the box keeps it and
// says which entry is active.

import { el, fill } from "../lib/dom.js";
import { say } from "../panel/announce.js";

const hints = [["↑ ↓", "move"], ["Tab", "choose"], ["Esc", "close"]];

/** A list of entries {main, args, about, face, pick}. */
export class Picker {
  entries = [];
  active = -1;

  constructor() {
    this.node = el("div", { class: "picker", hidden: true, onpointerdown: (event) => event.preventDefault() });
    this.owner = null;
  }

  get open() { return !this.node.hidden; }

  /**
   * Shows entries for an input. ready says whether the first one is active
   * already, as it is where Enter can only mean to choose.
   */
  show(owner, title, entries, ready, none = "") {
    if (this.owner !== owner) this.close();
    Object.assign(this, { owner, entries, active: ready && entries.length ? 0 : -1 });
    this.list = el("ul", { role: "listbox", id: "picker-list", "aria-label": title }, entries.map((entry, i) => el("li", {
      role: "option", id: `picker-${i}`, "aria-selected": "false", onpointermove: () => this.#mark(i), onclick: () => this.choose(i),
    }, entry.face, el("span", { class: "text" }, el("span", { class: "main" }, entry.main), entry.args && el("span", { class: "args" }, entry.args),
      entry.about && el("span", { class: "about" }, entry.about)))));
    fill(this.node, el("h3", null, title), entries.length ? this.list : el("p", { class: "none" }, none),
      entries.length > 0 && el("footer", { "aria-hidden": "true" }, hints.map(([key, does]) => el("span", null, el("kbd", null, key), " ", does))));
    this.node.hidden = false;
    this.stale = false;
    this.node.classList.remove("stale");
    owner.setAttribute("aria-controls", "picker-list");
    if (owner.getAttribute("role") === "combobox") owner.setAttribute("aria-expanded", "true");
    this.#mark(this.active);
    say(entries.length ? `${entries.length} ${entries.length === 1 ? "suggestion" : "suggestions"}` : none);
  }

  /** The list is about what stood there before: nothing of it can be chosen. */
  age() {
    if (this.node.hidden) return;
    this.stale = true;
    this.node.classList.add("stale");
    this.#mark(-1);
  }

  close() {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.entries = [];
    this.owner?.removeAttribute("aria-activedescendant");
    if (this.owner?.getAttribute("role") === "combobox") this.owner.setAttribute("aria-expanded", "false");
    this.owner = null;
  }

  choose(i = this.active) {
    const entry = this.entries[i];
    this.close();
    entry.pick();
  }

  #mark(i) {
    this.active = i;
    [...this.node.querySelectorAll("li")].forEach((node, k) => {
      node.classList.toggle("active", k === i);
      node.setAttribute("aria-selected", String(k === i));
    });
    if (i < 0) this.owner.removeAttribute("aria-activedescendant");
    else this.owner.setAttribute("aria-activedescendant", `picker-${i}`);
    this.node.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  /** Handles a key of the input; says whether it was the list's. */
  key(event) {
    if (!this.open || event.isComposing) return false;
    const n = this.stale ? 0 : this.entries.length;
    switch (event.key) {
      case "ArrowDown":
        if (n) this.#mark((this.active + 1) % n);
        break;
      case "ArrowUp":
        if (n) this.#mark(this.active < 1 ? n - 1 : this.active - 1);
        break;
      case "Tab":
        if (!n || event.shiftKey) return false;
        this.choose(Math.max(0, this.active));
        break;
      case "Enter":
        if (this.active < 0 || event.shiftKey) return false;
        this.choose();
        break;
      case "Escape":
        this.close();
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    return true;
  }
}
