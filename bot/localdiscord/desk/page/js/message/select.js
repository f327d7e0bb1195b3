// Select menus: a button with a list box, for one value or several.

import { el, fill, icon } from "../lib/dom.js";

let count = 0;

/** A menu of options (label, value, description, default). */
export function select(c, options, act) {
  return new Select(c, options, act).node;
}

class Select {
  constructor(c, options, act) {
    Object.assign(this, { c, options, act, id: `choice-${++count}`, active: 0 });
    this.low = c.min_values ?? 1;
    this.high = c.max_values ?? 1;
    this.chosen = new Set(options.filter((o) => o.default).map((o) => o.value));
    this.opener = el("button", { type: "button", role: "combobox", "aria-haspopup": "listbox", "aria-expanded": "false", "aria-controls": this.id,
      "aria-label": c.placeholder || "Choose", disabled: c.disabled, data: { customId: c.custom_id },
      onclick: () => this.toggle(), onkeydown: (e) => this.key(e) });
    this.list = el("div", { class: "choice-list", id: this.id, role: "listbox", "aria-label": c.placeholder || "Options", "aria-multiselectable": String(this.high > 1), hidden: true });
    this.node = el("div", { class: "choice", onfocusout: (e) => this.node.contains(e.relatedTarget) || this.close() }, this.opener, this.list);
    this.draw();
  }

  draw() {
    const names = this.options.filter((o) => this.chosen.has(o.value)).map((o) => o.label);
    fill(this.opener, el("span", { class: names.length ? "" : "hollow" }, names.join(", ") || this.c.placeholder || "Make a selection"), icon("down", 16));
    fill(this.list, this.options.map((o, i) => el("div", {
      role: "option", id: `${this.id}-${i}`, "aria-selected": String(this.chosen.has(o.value)), class: i === this.active ? "active" : "",
      onpointerdown: (e) => e.preventDefault(), onclick: () => this.pick(i), onpointermove: () => this.move(i),
    }, o.emoji?.name && !o.emoji.id ? el("span", null, o.emoji.name) : el("span"), el("span", null, o.label, o.description && el("small", null, o.description)),
    this.chosen.has(o.value) && icon("check", 18))),
    this.high > 1 && el("footer", null, el("button", { type: "button", class: "button primary small", onpointerdown: (e) => e.preventDefault(),
      disabled: !this.fits(), onclick: () => this.send() }, "Choose")));
  }

  fits() { return this.chosen.size >= this.low && this.chosen.size <= this.high; }

  toggle() {
    if (this.list.hidden) this.open();
    else this.close();
  }

  open() {
    this.list.hidden = false;
    const below = innerHeight - this.opener.getBoundingClientRect().bottom;
    this.list.classList.toggle("up", below < 280);
    this.opener.setAttribute("aria-expanded", "true");
    this.move(Math.max(0, this.options.findIndex((o) => this.chosen.has(o.value))));
  }

  /** Closing a menu for several values chooses what is marked, as in Discord. */
  close() {
    if (this.list.hidden) return;
    if (this.touched && this.fits()) {
      this.send();
      return;
    }
    this.hide();
  }

  hide() {
    this.list.hidden = true;
    this.opener.setAttribute("aria-expanded", "false");
    this.opener.removeAttribute("aria-activedescendant");
  }

  move(i) {
    this.active = (i + this.options.length) % this.options.length;
    [...this.list.querySelectorAll('[role="option"]')].forEach((node, k) => node.classList.toggle("active", k === this.active));
    this.opener.setAttribute("aria-activedescendant", `${this.id}-${this.active}`);
    this.list.querySelector(".active")?.scrollIntoView({ block: "nearest" });
  }

  pick(i) {
    const value = this.options[i].value;
    if (this.high === 1) {
      this.chosen = new Set([value]);
      this.send();
      return;
    }
    if (!this.chosen.delete(value) && this.chosen.size < this.high) this.chosen.add(value);
    this.touched = true;
    this.draw();
    this.move(i);
  }

  send() {
    this.touched = false;
    this.hide();
    this.draw();
    this.act.choose(this.c.custom_id, [...this.chosen], this.opener);
  }

  key(event) {
    const open = !this.list.hidden;
    const does = {
      ArrowDown: () => open ? this.move(this.active + 1) : this.open(),
      ArrowUp: () => open ? this.move(this.active - 1) : this.open(),
      Home: () => open && this.move(0),
      End: () => open && this.move(this.options.length - 1),
      Enter: () => open ? this.pick(this.active) : this.open(),
      " ": () => open ? this.pick(this.active) : this.open(),
      Escape: () => open && this.close(),
    }[event.key];
    if (!does) return;
    if (event.key === "Escape" && !open) return;
    does();
    event.preventDefault();
    event.stopPropagation();
  }
}
