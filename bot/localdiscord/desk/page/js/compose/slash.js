// A slash command being written: its name and a field for each option.

import { el, fill, iconButton } from "../lib/dom.js";
import { Completion, named } from "./commands.js";

const words = 3; // the type of an option
const yesNo = [{ name: "True", value: "true" }, { name: "False", value: "false" }];

/** The line of one command. done(command, options) sends, leave() gives it up. */
export class SlashLine {
  constructor(store, picker, command, { done, leave, problem }) {
    Object.assign(this, { store, picker, command, done, leave, problem, completion: new Completion(store, picker) });
    const needed = command.options.filter((o) => o.required);
    // Without a needed option, Enter runs the command at once, unless it takes words.
    const first = needed.length ? needed : command.options.slice(0, 1).filter((o) => o.type === words && !o.choices?.length);
    this.shown = first.map((o) => this.#field(o));
    this.node = el("div", { class: "command-line", role: "group", "aria-label": `Command ${command.shown}` });
    this.draw();
  }

  draw() {
    const names = new Set(this.shown.map((f) => f.option.name));
    const rest = this.command.options.filter((o) => !names.has(o.name));
    fill(this.node, el("span", { class: "command-name" }, `/${this.command.shown}`), this.shown.map((f) => f.node),
      rest.map((o) => el("button", { type: "button", class: "text-button add-option", title: o.description, onclick: () => this.#add(o) }, `+ ${o.label}`)),
      this.shown.length === 0 && el("input", { class: "unseen", "aria-label": `Run /${this.command.shown}`, onkeydown: (e) => this.#plainKey(e), readonly: true }),
      el("span", { class: "ends" }, iconButton("close", "Leave the command", () => this.leave(), { class: "icon-button leave" }),
        iconButton("send", `Run /${this.command.shown}`, () => this.send())));
  }

  focus(text = "") {
    const first = this.shown[0];
    if (!first) {
      this.node.querySelector("input").focus();
      return;
    }
    first.input.focus();
    if (text) first.input.value = text;
    this.#look(first);
  }

  #plainKey(event) {
    if (event.key === "Enter") this.send();
    else if (event.key === "Escape" || event.key === "Backspace") this.leave();
    else return;
    event.preventDefault();
  }

  #add(option) {
    const field = this.#field(option);
    this.shown.push(field);
    this.draw();
    field.input.focus();
  }

  #field(option) {
    const id = `option-${option.name}`;
    const input = el("input", { id, role: "combobox", "aria-expanded": "false", "aria-autocomplete": "list", "aria-haspopup": "listbox", autocomplete: "off", spellcheck: "false",
      "aria-required": String(Boolean(option.required)), maxlength: option.max_length, inputmode: option.type === 4 || option.type === 10 ? "decimal" : null,
      placeholder: option.description, title: option.description,
      oninput: () => { field.value = null; field.node.classList.remove("wrong"); this.#look(field); },
      onfocus: () => this.#look(field), onblur: () => { this.completion.stop(); this.picker.close(); }, onkeydown: (event) => this.#key(event, field) });
    const field = { option, input, value: null, node: el("span", { class: "option", data: { option: option.name } }, el("label", { for: id }, option.label), input) };
    return field;
  }

  #key(event, field) {
    if (this.picker.key(event)) {
      if (event.key === "Tab") this.#next(field);
      return;
    }
    if (event.key === "Enter" && !event.isComposing) this.send();
    else if (event.key === "Escape") this.leave();
    else if (event.key === "Backspace" && field.input.value === "") this.#back(field);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #next(field) { this.shown[this.shown.indexOf(field) + 1]?.input.focus(); }

  /** Backspace in an empty field: out of it, and out of the command at the first. */
  #back(field) {
    const at = this.shown.indexOf(field);
    if (at === 0) return this.leave();
    if (!field.option.required) this.shown.splice(at, 1);
    this.draw();
    return this.shown[at - 1].input.focus();
  }

  /** The fixed choices of an option, null if it has none. */
  #fixed({ type, choices }) {
    if (choices?.length) return choices;
    if (type === 5) return yesNo;
    if (type === 6 || type === 9) return this.store.members.map((m) => ({ name: m.username, value: m.id }));
    if (type === 7) return this.store.channels.filter((c) => c.kind === "text").map((c) => ({ name: c.name, value: c.id }));
    return null;
  }

  #look(field) {
    const { option, input } = field;
    const typed = input.value;
    const fixed = this.#fixed(option);
    if (fixed) return this.#offer(field, fixed.filter((c) => field.value !== null || c.name.toLowerCase().includes(typed.toLowerCase())));
    if (!option.autocomplete || field.value !== null) return this.picker.close();
    return this.completion.ask(this.command.path, [...this.#given(field), { name: option.name, value: typed }],
      (choices) => document.activeElement === input && input.value === typed && this.#offer(field, choices),
      (problem) => problem.name !== "AbortError" && document.activeElement === input && this.picker.show(input, option.label, [], false, `No suggestions: ${problem.message}`));
  }

  #offer(field, choices) {
    this.picker.show(field.input, `${field.option.label} · ${field.option.description}`, choices.map((c) => ({ ...named(c), pick: () => {
      field.input.value = c.name;
      field.value = String(c.value);
      field.node.classList.remove("wrong");
    } })), true, "No suggestions: what you type is sent as it is");
  }

  #given(except) {
    return this.shown.filter((f) => f !== except && f.input.value !== "").map((f) => ({ name: f.option.name, value: this.#valueOf(f) }));
  }

  #valueOf(field) {
    if (field.value !== null) return field.value;
    const fixed = this.#fixed(field.option)?.find((c) => c.name.toLowerCase() === field.input.value.trim().toLowerCase());
    return fixed ? String(fixed.value) : field.input.value;
  }

  send() {
    const empty = this.shown.find((f) => f.option.required && f.input.value.trim() === "");
    if (empty) {
      empty.node.classList.add("wrong");
      empty.input.focus();
      return this.problem(`${empty.option.label} is needed: ${empty.option.description}`);
    }
    this.completion.stop();
    this.picker.close();
    return this.done(this.command.path, this.#given());
  }
}
