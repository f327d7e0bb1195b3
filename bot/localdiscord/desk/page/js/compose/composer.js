// The message box at the bottom: text, replies, and commands being written.

import { byId, el, fill, icon, iconButton } from "../lib/dom.js";
import { post } from "../lib/api.js";
import { oneLine } from "../message/row.js";
import { slashCommands } from "./commands.js";
import { Picker } from "./picker.js";
import { SlashLine } from "./slash.js";
import { Suggest } from "./suggest.js";
import { incoming, outgoing } from "./words.js";

/** The message box. act edits and announces, list scrolls. */
export class Composer {
  #reply = null;
  #ping = true;
  #drafts = new Map(); // channel id → text

  constructor(store, act, list) {
    Object.assign(this, { store, act, list, picker: new Picker(), line: null });
    this.text = el("textarea", { id: "composer-text", rows: "1", autocomplete: "off", "aria-autocomplete": "list", "aria-describedby": "composer-problem",
      oninput: () => this.#changed(), onkeydown: (event) => this.#key(event), onblur: () => this.suggest.stop(), onclick: () => this.suggest.look() });
    this.left = el("span", { class: "left", hidden: true });
    this.note = el("div", { class: "box-note", hidden: true });
    this.problemLine = el("p", { class: "box-problem", id: "composer-problem", role: "alert", hidden: true });
    this.textLine = el("div", { class: "box-line" }, this.text, this.left, iconButton("send", "Send", () => this.send(), { id: "send" }));
    this.box = el("div", { class: "box" }, this.note, this.textLine, this.problemLine);
    this.suggest = new Suggest(store, this.picker, this);
    append(byId("composer"), this.picker.node, this.box);
    store.on("snapshot current", () => this.#moved());
  }

  focus() { (this.line ?? this.text).focus(); }
  outgoing(text) { return outgoing(text, this.store); }
  incoming(text) { return incoming(text, this.store); }

  #moved() {
    const { store } = this;
    const here = store.channel(store.current);
    if (!here) return;
    if (this.channel !== here.id) {
      if (this.channel) this.#drafts.set(this.channel, this.text.value);
      this.channel = here.id;
      this.leaveCommand(false);
      this.cancelReply();
      this.put(this.#drafts.get(here.id) ?? "", false);
    }
    const to = here.kind === "dm" ? `@${here.name}` : `#${here.name}`;
    this.text.placeholder = `Message ${to}`;
    this.text.setAttribute("aria-label", `Message ${to}. Type ${store.prefix}, @ or / for commands.`);
  }

  #changed() {
    this.#count();
    this.problem("");
    const found = /^\/([\w-]+(?: [\w-]+){0,2}) (.*)$/s.exec(this.text.value);
    const command = found && slashCommands(this.store).find((c) => c.path === found[1]);
    if (command) this.slash(command, found[2]);
    else this.suggest.look();
  }

  #count() {
    const rest = this.store.limits.content - [...outgoing(this.text.value, this.store)].length;
    this.left.hidden = rest > 200;
    this.left.textContent = String(rest);
    this.left.classList.toggle("over", rest < 0);
    this.left.setAttribute("aria-label", `${rest} characters left`);
  }

  /** Puts a text into the box, as if it had been typed. */
  put(text, look = true) {
    this.text.value = text;
    this.text.setSelectionRange(text.length, text.length);
    this.#count();
    if (look) {
      this.text.focus();
      this.#changed();
    }
  }

  /** Replaces the last characters before the caret. */
  replace(length, text) {
    const { value, selectionStart: at } = this.text;
    this.text.setRangeText(text, at - length, at + (value[at] === " " ? 1 : 0), "end");
    this.#changed();
  }

  problem(text) {
    fill(this.problemLine, text && [icon("warn", 18), text]);
    this.problemLine.hidden = !text;
  }

  /** Begins a slash command. */
  slash(command, rest) {
    this.suggest.stop();
    this.text.value = "";
    this.#count();
    this.line = new SlashLine(this.store, this.picker, command, {
      done: (path, options) => this.#run(path, options), leave: () => this.leaveCommand(), problem: (text) => this.problem(text),
    });
    this.textLine.replaceWith(this.line.node);
    this.line.focus(rest);
  }

  leaveCommand(focus = true) {
    if (!this.line) return;
    this.picker.close();
    this.problem("");
    this.line.node.replaceWith(this.textLine);
    this.line = null;
    if (focus) this.text.focus();
  }

  async #run(command, options) {
    const { as, current } = this.store;
    const line = this.line;
    try {
      this.list.toEnd();
      await post("run", { as, channel_id: current, command, options });
      if (this.line === line) this.leaveCommand();
    } catch (refused) {
      this.problem(this.#words(refused));
    }
  }

  #words(refused) { return refused.code ? `Error ${refused.code}: ${refused.message}` : refused.message; }

  async send() {
    const typed = this.text.value;
    if (typed.trim() === "") return;
    const { as, current } = this.store;
    const reply = this.#reply;
    this.suggest.stop();
    this.put("", false);
    this.list.toEnd();
    try {
      await post("send", { as, channel_id: current, content: outgoing(typed, this.store), reply_to: reply?.id, no_ping: reply ? !this.#ping : undefined });
      if (this.#reply === reply) this.cancelReply();
    } catch (refused) {
      if (this.text.value === "") this.put(typed, false);
      this.problem(this.#words(refused));
    }
  }

  #key(event) {
    if (event.key === "Escape" && this.picker.open) {
      this.suggest.shut();
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (this.picker.key(event) || event.isComposing) return;
    if (event.key === "Enter" && !event.shiftKey) this.send();
    else if (event.key === "Escape" && this.#reply) this.cancelReply();
    else if (event.key === "ArrowUp" && this.text.value === "") this.#editLast();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  #editLast() {
    const last = this.store.list(this.store.current).findLast((m) => m.desk?.yours && m.author.id === this.store.as);
    if (last) this.act.edit(last);
  }

  replyTo(message) {
    this.leaveCommand(false);
    this.#reply = message;
    this.#ping = true;
    this.#drawReply();
    this.text.focus();
  }

  #drawReply() {
    const m = this.#reply;
    const ping = el("button", { type: "button", class: "text-button", "aria-pressed": String(this.#ping), title: "Whether the author is notified",
      onclick: () => { this.#ping = !this.#ping; this.#drawReply(); } }, this.#ping ? "@ on" : "@ off");
    fill(this.note, icon("reply", 16), el("span", null, "Replying to ", el("b", null, m.author.username), ` · ${oneLine(m, this.store.env(m))}`),
      ping, iconButton("close", "Don’t reply", () => { this.cancelReply(); this.text.focus(); }));
    this.note.hidden = false;
  }

  cancelReply() {
    this.#reply = null;
    this.note.hidden = true;
  }
}

function append(node, ...children) { node.append(...children); }
