// What a member can do with a message, from its buttons, its menu and the keyboard.

import { get, post } from "./lib/api.js";
import { copy } from "./panel/json.js";
import { askDelete } from "./panel/dialog.js";
import { lookAtCall, lookInside } from "./panel/inside.js";
import { openMenu } from "./panel/menu.js";
import { toastRefused } from "./panel/toast.js";

const faces = ["👍", "❤️", "😄", "🎉", "👀"];
const menuCommand = 3;

/** The actions of rows. list and composer are set once they exist. */
export class Actions {
  list = null;
  composer = null;

  constructor(store, drawer) {
    Object.assign(this, { store, drawer });
  }

  /** Acts as the member; a refusal becomes a notice. Says whether it worked. */
  async try(doing, path, body) {
    try {
      await post(path, { as: this.store.as, ...body });
      return true;
    } catch (problem) {
      toastRefused(problem, doing);
      return false;
    }
  }

  #of(m) { return { channel_id: m.channel_id, message_id: m.id }; }

  reply(m) { this.composer.replyTo(m); }
  edit(m) { this.list.edit(m.id); }
  inside(m) { lookInside(this.drawer, this.store, { message: m }); }
  insideInteraction(i) { lookInside(this.drawer, this.store, { interaction: i }); }
  insideCall(number) { lookAtCall(this.drawer, number); }
  dismiss(m) { this.try("Dismissing", "dismiss", this.#of(m)); }
  dismissInteraction(i) { this.store.dismiss(i.id); }
  react(m, emoji, on) { this.try("Reacting", "react", { ...this.#of(m), emoji, on }); }
  jump(id) { this.list.jump(id); }

  /** A message's text as it is edited. */
  editable(m) { return this.composer.incoming(m.content); }

  stopEditing() {
    const row = this.list.stopEditing();
    document.getElementById(row)?.focus();
  }

  async saveEdit(m, text) {
    const content = this.composer.outgoing(text);
    if (content.trim() === "") return this.remove(m);
    if (content === m.content || await this.try("Editing", "edit", { ...this.#of(m), content })) this.stopEditing();
    return undefined;
  }

  async remove(m) {
    if (await askDelete(m, this.store.env(m))) await this.try("Deleting", "delete", this.#of(m));
  }

  async click(m, customId, from) {
    from.disabled = true;
    await this.try("Pressing the button", "click", { ...this.#of(m), custom_id: customId });
    from.disabled = false;
  }

  choose(m, customId, values) { this.try("Choosing", "select", { ...this.#of(m), custom_id: customId, values }); }

  async earlier(channelId) {
    const before = this.store.list(channelId)[0]?.id;
    try {
      const { messages, more } = await get("messages", { as: this.store.as, channel_id: channelId, before, limit: 50 });
      this.store.addEarlier(channelId, messages, more);
    } catch (problem) {
      toastRefused(problem, "Reading earlier messages");
    }
  }

  /** Opens the menu of a message beside what was pressed, or at a point. */
  menu(m, from, point) {
    const row = from.closest("li.message");
    const box = from.getBoundingClientRect();
    const commands = this.store.commandsIn(m.channel_id, menuCommand);
    const shown = !m.desk?.ephemeral;
    openMenu([
      shown ? { quick: faces.map((f) => ({ label: f, name: `React with ${f}`, run: () => this.react(m, f, true) })) } : undefined,
      shown ? null : undefined,
      shown ? { label: "Reply", icon: "reply", run: () => this.reply(m) } : undefined,
      m.desk?.yours ? { label: "Edit message", icon: "edit", run: () => this.edit(m) } : undefined,
      m.content ? { label: "Copy text", icon: "copy", run: () => copy(m.content) } : undefined,
      { label: "Look inside", icon: "inside", run: () => this.inside(m) },
      ...commands.length ? [null, { head: `Apps · ${this.store.application.name}` }] : [],
      ...commands.map((c) => ({ label: c.name_localizations?.[this.store.me?.locale] ?? c.name, icon: "chat", run: () => this.try(c.name, "menu", { ...this.#of(m), command: c.name }) })),
      m.desk?.yours || !shown ? null : undefined,
      m.desk?.yours ? { label: "Delete message", icon: "trash", harm: true, run: () => this.remove(m) } : undefined,
      shown ? undefined : { label: "Dismiss message", icon: "close", run: () => this.dismiss(m) },
    ], point ?? { x: box.left, y: box.bottom + 4 }, from, row, "Message");
  }

  /** The keys that open a menu, anywhere in a message; says whether it was one. */
  menuKey(event, m, row) {
    if (event.key !== "ContextMenu" && !(event.key === "F10" && event.shiftKey)) return false;
    const box = row.getBoundingClientRect();
    this.menu(m, event.target, { x: box.left + 60, y: Math.min(Math.max(box.top, 60) + 30, innerHeight - 80) });
    return true;
  }

  /** A key on a focused message; says whether it meant something. */
  key(event, m) {
    if (event.ctrlKey || event.altKey || event.metaKey) return false;
    const does = {
      r: () => m.desk?.ephemeral || this.reply(m), e: () => m.desk?.yours && this.edit(m), i: () => this.inside(m),
      c: () => copy(m.content), Delete: () => m.desk?.yours && this.remove(m), Escape: () => this.composer.focus(),
    }[event.key];
    does?.();
    return Boolean(does);
  }
}
