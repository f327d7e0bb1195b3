// The messages of the current channel: what stands where, and moving about in it
// with the keyboard.

import { byId, el } from "../lib/dom.js";
import { byAge } from "../lib/store.js";
import { absolute } from "../markdown/stamp.js";
import { pendingRow } from "./pending.js";
import { messageRow } from "./row.js";

const sameBreath = 7 * 60 * 1000;
const nearEnd = 90;

/** The list of messages. act is what rows can do, see actions.js. */
export class MessageList {
  #rows = new Map(); // key → {node, made: what it was made from}
  #editing = "";
  #stuck = true; // the reader is at the end and stays there
  #last = "";

  constructor(store, act) {
    Object.assign(this, { store, act, node: byId("messages"), scroller: byId("scroller"), latest: byId("to-latest") });
    store.on("snapshot current", () => {
      this.#editing = "";
      this.#rows.clear();
      this.node.replaceChildren();
      this.#stuck = true;
      this.draw();
    });
    store.on("messages members", (channel) => (!channel || channel === store.current) && this.draw());
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    this.latest.addEventListener("click", () => this.toEnd());
    this.node.addEventListener("keydown", (event) => this.#key(event));
    this.node.addEventListener("focusin", (event) => this.#rove(event.target.closest("li.message")));
    new ResizeObserver(() => this.#stuck && this.#pin()).observe(this.node);
    new ResizeObserver(() => this.#stuck && this.#pin()).observe(this.scroller);
  }

  edit(id) {
    this.#editing = id;
    this.draw();
    const box = this.node.querySelector(".rewrite textarea");
    box?.focus();
    box?.setSelectionRange(box.value.length, box.value.length);
    box?.scrollIntoView({ block: "nearest" });
  }

  stopEditing() {
    const row = byId(`message-${this.#editing}`);
    this.#editing = "";
    this.draw();
    return row?.id;
  }

  toEnd() {
    this.#stuck = true;
    this.#pin();
  }

  /** Goes to a message and shows which it is; false when it isn't here. */
  jump(id) {
    const row = byId(`message-${id}`);
    if (!row) return false;
    row.scrollIntoView({ block: "center" });
    row.classList.remove("flash");
    requestAnimationFrame(() => row.classList.add("flash"));
    row.focus({ preventScroll: true });
    return true;
  }

  /** Everything that stands in the list, in order. */
  #items() {
    const { store } = this;
    const list = store.list(store.current);
    const here = [...store.interactions.values()].filter((i) => i.channel_id === store.current && !store.dismissed.has(i.id));
    const refusals = store.refusals.filter((r) => r.channel_id === store.current);
    const placed = new Set();
    const items = list.map((m) => {
      const mine = refusals.filter((r) => r.message_id === m.id ||
        (r.interaction_id && (m.interaction_metadata?.id === r.interaction_id || m.desk?.cause?.kind === "interaction" && m.desk.cause.id === r.interaction_id)));
      const unseen = mine.filter((r) => !placed.has(r.id));
      unseen.forEach((r) => placed.add(r.id));
      const failed = here.filter((i) => i.kind === "component" && i.message_id === m.id && i.state === "failed");
      return { key: "m" + m.id, id: m.id, at: m.timestamp, message: m, refusals: unseen, failed, editing: m.id === this.#editing };
    });
    for (const i of here) {
      if (i.kind === "component" && i.message_id) continue;
      const mine = refusals.filter((r) => r.interaction_id === i.id && !placed.has(r.id));
      const placeholder = list.some((m) => m.interaction_metadata?.id === i.id || m.desk?.cause?.id === i.id);
      const waits = ["sent", "deferred", "failed"].includes(i.state) && !placeholder;
      if (waits || mine.length) items.push({ key: "i" + i.id, id: i.id, at: i.at, interaction: i, refusals: mine });
    }
    return items.sort((a, b) => byAge(a.id, b.id));
  }

  draw() {
    const focused = this.node.contains(document.activeElement) ? document.activeElement : null;
    const focusKey = focused?.closest("li")?.dataset.key;
    const wanted = [];
    let before = null;
    for (const item of this.#items()) {
      const day = new Date(item.at).toDateString();
      if (!before || new Date(before.at).toDateString() !== day) {
        wanted.push({ key: "d" + day, made: [day], make: () => el("li", { class: "day" }, absolute(new Date(item.at), "D")) });
      }
      item.compact = this.#goesOn(before, item, day);
      wanted.push(this.#row(item));
      before = item;
    }
    this.#place(wanted);
    if (focusKey && !this.node.contains(document.activeElement)) this.#rows.get(focusKey)?.node.focus({ preventScroll: true });
    if (!this.node.querySelector('li.message[tabindex="0"]')) this.#rove(this.node.lastElementChild);
    byId("welcome").hidden = this.store.more.get(this.store.current) === true;
    const last = wanted.at(-1)?.key;
    if (this.#stuck) this.#pin();
    else if (last !== this.#last) this.latest.hidden = false;
    this.#last = last;
  }

  #goesOn(before, item, day) {
    const a = before?.message;
    const b = item.message;
    return Boolean(a && b && a.author.id === b.author.id && !b.referenced_message && b.type === 0 && a.type !== 20 && Boolean(a.desk?.ephemeral) === Boolean(b.desk?.ephemeral) &&
      !before.refusals.length && new Date(before.at).toDateString() === day && Date.parse(item.at) - Date.parse(before.at) < sameBreath);
  }

  /** What a row is made from; it is made again only when one of these changed. */
  #row(item) {
    const ids = (list) => list?.map((x) => x.id).join() ?? "";
    const made = [item.message ?? item.interaction, item.compact, item.editing, ids(item.refusals), ids(item.failed)];
    const make = () => item.message ? messageRow(item.message, item, this.store, this.act) : pendingRow(item.interaction, item.refusals, this.store, this.act);
    return { key: item.key, made, make };
  }

  #place(wanted) {
    const kept = new Set(wanted.map((w) => w.key));
    for (const [key, row] of this.#rows) {
      if (!kept.has(key)) {
        row.node.remove();
        this.#rows.delete(key);
      }
    }
    let next = this.node.firstElementChild;
    for (const { key, made, make } of wanted) {
      const old = this.#rows.get(key);
      if (old && made.every((part, i) => part === old.made[i])) {
        if (old.node === next) next = next.nextElementSibling;
        else this.node.insertBefore(old.node, next);
        continue;
      }
      const node = make();
      node.dataset.key = key;
      if (old) {
        node.tabIndex = old.node.tabIndex;
        if (old.node === next) next = next.nextElementSibling;
        old.node.replaceWith(node);
      } else {
        this.node.insertBefore(node, next);
      }
      this.#rows.set(key, { node, made });
    }
  }

  #pin() {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.latest.hidden = true;
  }

  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.scroller;
    this.#stuck = scrollHeight - scrollTop - clientHeight < nearEnd;
    if (this.#stuck) this.latest.hidden = true;
    if (scrollTop < 200) this.#earlier();
  }

  async #earlier() {
    const { store } = this;
    const channel = store.current;
    if (this.loading || !store.more.get(channel)) return;
    this.loading = true;
    const height = this.scroller.scrollHeight;
    await this.act.earlier(channel);
    this.scroller.scrollTop += this.scroller.scrollHeight - height;
    this.loading = false;
  }

  #rove(row) {
    if (!row?.matches("li.message")) return;
    for (const other of this.node.querySelectorAll('li.message[tabindex="0"]')) if (other !== row) this.#reach(other, "-1");
    this.#reach(row, "0");
  }

  /** Only the chosen row and its buttons take part in the order of Tab. */
  #reach(row, tabindex) {
    row.setAttribute("tabindex", tabindex);
    for (const button of row.querySelectorAll(".message-tools button, .byline button")) button.setAttribute("tabindex", tabindex);
  }

  #key(event) {
    const row = event.target.closest("li.message");
    if (!row || event.target.matches("input, textarea")) return;
    const message = this.store.message(this.store.current, row.dataset.id);
    if (message && this.act.menuKey(event, message, row)) {
      event.preventDefault();
      return;
    }
    if (event.target.matches("[role=combobox]")) return;
    const rows = [...this.node.querySelectorAll("li.message")];
    const at = rows.indexOf(row);
    const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to !== undefined) {
      rows[Math.min(Math.max(to, 0), rows.length - 1)].focus();
      event.preventDefault();
      return;
    }
    if (message && event.target === row && this.act.key(event, message)) event.preventDefault();
  }
}
