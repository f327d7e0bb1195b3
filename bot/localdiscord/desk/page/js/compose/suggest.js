// What the picker offers for what stands in the message box.

import { avatar } from "../message/avatar.js";
import { Completion, fitting, named, shape, slashCommands } from "./commands.js";

const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

/** Suggestions for the message box. box has text, put(text) and slash(command, rest). */
export class Suggest {
  #shut = ""; // the beginning for which Escape closed the list

  constructor(store, picker, box) {
    Object.assign(this, { store, picker, box, completion: new Completion(store, picker) });
  }

  stop() {
    this.completion.stop();
    this.picker.close();
  }

  /** Escape: closed until the text is about something else. */
  shut() {
    this.#shut = this.#topic(this.box.text.value);
    this.stop();
  }

  #topic(text) { return /^\S*/.exec(text)[0].slice(0, 1); }

  /** Looks at the text and shows what fits. */
  look() {
    const { value, selectionStart } = this.box.text;
    const before = value.slice(0, selectionStart);
    if (this.#shut && this.#topic(value) === this.#shut && value !== this.#shut) return this.stop();
    this.#shut = "";
    const { prefix, application } = this.store;
    const at = `@${escaped(application.name)}`;
    const marks = `(${escaped(prefix)}|${at}\\s+)`;
    let found;
    if ((found = /^\/([\p{L}\p{N}_-]*(?: [\p{L}\p{N}_-]*){0,2})$/u.exec(before))) return this.#slash(found[1]);
    if ((found = new RegExp(`^${marks}([\\w-]*)$`, "i").exec(before))) return this.#words(found[1], found[2]);
    if ((found = new RegExp(`^${marks}([\\w-]+)\\s+(.*)$`, "i").exec(before))) return this.#choices(found[1], found[2], found[3]);
    if ((found = /(?:^|\s)@([\p{L}\p{N}_.-]*)$/u.exec(before))) return this.#people(found[1]);
    if ((found = /(?:^|\s)#([\p{L}\p{N}_-]*)$/u.exec(before))) return this.#channels(found[1]);
    return this.stop();
  }

  #slash(typed) {
    this.completion.stop();
    const list = fitting(slashCommands(this.store), typed);
    if (!list.length && typed.includes(" ")) return this.stop();
    return this.picker.show(this.box.text, "Commands", list.map((c) => ({ main: `/${c.shown}`, args: shape(c), about: c.description, face: avatar(this.store.bot, "middle"),
      pick: () => this.box.slash(c, "") })), true, "No command begins like that");
  }

  /** Commands that are written out, after the prefix or a mention. */
  #words(mark, typed) {
    this.completion.stop();
    const prefixed = mark === this.store.prefix;
    const all = slashCommands(this.store).filter((c) => !c.path.includes(" "));
    const list = fitting(all, typed);
    const exact = all.find((c) => c.path === typed.toLowerCase());
    if (!list.length || (exact && exact.options.length === 0)) return this.stop();
    return this.picker.show(this.box.text, prefixed ? "Commands in a message" : `Ask ${this.store.application.name}`, list.map((c) => ({
      main: prefixed ? mark + c.path : c.path, args: shape(c), about: c.description, face: avatar(this.store.bot, "middle"),
      pick: () => this.box.put(`${mark}${c.path}${c.options.length ? " " : ""}`),
    })), prefixed);
  }

  /** What the bot itself suggests for a written command. */
  #choices(mark, word, typed) {
    const command = slashCommands(this.store).find((c) => c.path === word.toLowerCase());
    const option = command?.options.find((o) => o.autocomplete);
    if (!option) return this.stop();
    const text = this.box.text.value;
    return this.completion.ask(command.path, [{ name: option.name, value: typed }], (choices) => {
      if (this.box.text.value !== text) return undefined;
      if (!choices.length) return this.picker.close();
      return this.picker.show(this.box.text, `${option.name} · suggested by ${this.store.application.name}`, choices.map((c) => ({
        ...named(c), pick: () => this.box.put(`${mark}${word} ${c.value}`),
      })), false);
    }, () => this.picker.close());
  }

  #people(typed) {
    this.completion.stop();
    const t = typed.toLowerCase();
    const bot = this.store.bot;
    const list = [bot, ...this.store.members.filter((m) => m !== bot)].filter((m) => m?.username.toLowerCase().startsWith(t));
    if (!list.length) return this.stop();
    return this.picker.show(this.box.text, "Members", list.map((m) => ({ main: `@${m.username}`, about: m === bot ? "Ask the bot in your own words" : null,
      face: avatar(m, "middle"), pick: () => this.box.replace(typed.length + 1, `@${m.username} `) })), true);
  }

  #channels(typed) {
    this.completion.stop();
    const list = this.store.channels.filter((c) => c.kind === "text" && c.name.startsWith(typed.toLowerCase()));
    if (!list.length) return this.stop();
    return this.picker.show(this.box.text, "Channels", list.map((c) => ({ main: `#${c.name}`, pick: () => this.box.replace(typed.length + 1, `#${c.name} `) })), true);
  }
}
