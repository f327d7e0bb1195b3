// Channels on the left, people on the right, and who the reader is.

import { byId, el, fill, icon } from "../lib/dom.js";
import { avatar, appTag } from "../message/avatar.js";

// Languages of Discord's client; one of them has no texts of the bot's.
const languages = { "en-US": "English", "zh-TW": "中文（台灣）", "zh-CN": "中文（简体）", de: "Deutsch" };

/** Both sides of the page. act has selectChannel, become and speak. */
export class Sides {
  constructor(store, act) {
    Object.assign(this, { store, act });
    store.on("snapshot current arrived", () => this.channels());
    store.on("snapshot members", () => {
      this.people();
      this.channels();
    });
  }

  channels() {
    const { store } = this;
    const entry = (c) => {
      const count = c.id === store.current ? 0 : store.unread.get(c.id) ?? 0;
      const sign = c.kind === "dm" ? avatar(store.bot, "little") : icon("hash", 18);
      return el("li", null, el("button", { type: "button", class: count ? "channel unread" : "channel", data: { channel: c.id }, "aria-current": c.id === store.current ? "page" : null,
        onclick: () => this.act.selectChannel(c.id) }, sign, el("span", null, c.name), count > 0 && el("span", { class: "count", "aria-label": `${count} new` }, String(count))));
    };
    const part = (title, kind) => [el("h2", { id: `places-${kind}` }, title), el("ul", { "aria-labelledby": `places-${kind}` }, store.channels.filter((c) => c.kind === kind).map(entry))];
    const focused = byId("channels").contains(document.activeElement) && document.activeElement.dataset.channel;
    fill(byId("channels"), part(this.guildName ?? "Channels", "text"), part("Direct messages", "dm"));
    if (focused) byId("channels").querySelector(`[data-channel="${focused}"]`)?.focus();
    const here = store.channel(store.current);
    if (!here) return;
    fill(byId("place-name"), icon(here.kind === "dm" ? "chat" : "hash"), el("span", null, here.name));
    document.title = `${here.kind === "dm" ? "" : "#"}${here.name} – nutgraf playground`;
    byId("messages").setAttribute("aria-label", here.kind === "dm" ? `Messages with ${here.name}` : `Messages in ${here.name}`);
  }

  people() {
    const { store } = this;
    const focused = byId("people").contains(document.activeElement) && document.activeElement.dataset.member;
    const humans = store.members.filter((m) => !m.bot);
    const bots = store.members.filter((m) => m.bot);
    const face = (m) => [avatar(m, "", m.status), el("span", { class: "who" }, el("b", null, m.username, " ", appTag(m)), el("span", null, m.bot ? m.status : m.id === store.as ? "this is you" : "switch to"))];
    fill(byId("people"), el("h2", null, "Members"),
      humans.map((m) => el("button", { type: "button", class: "person", data: { member: m.id }, "aria-pressed": String(m.id === store.as), onclick: () => this.act.become(m.id) }, face(m))),
      el("h2", null, "Apps"), bots.map((m) => el("div", { class: m.status === "online" ? "person" : "person offline-bot", data: { status: m.status, member: m.id } }, face(m))),
      el("p", null, "Everything here stays on this machine. The bot is the real one; only this Discord is a model."));
    if (focused) byId("people").querySelector(`[data-member="${focused}"]`)?.focus();
    if (store.me) this.identity(store.me);
  }
  /** Who the reader is, and the language of their client. */
  identity(me) {
    const focused = document.activeElement?.id === "language";
    const choice = (locale) => el("option", { value: locale, lang: locale, selected: locale === me.locale }, languages[locale]);
    const select = el("select", { id: "language", class: "language", "aria-label": "Language of your client", title: "Language of your client",
      onchange: (event) => this.act.speak(event.target.value) }, Object.keys(languages).map(choice));
    fill(byId("identity"), avatar(me, "middle"), el("div", { class: "who" }, el("b", null, me.username), el("span", null, "You")), select);
    if (focused) select.focus();
  }
}
