// One message of the list as a node.

import { el, icon, iconButton } from "../lib/dom.js";
import { markdown } from "../markdown/draw.js";
import { absolute, written } from "../markdown/stamp.js";
import { appTag, avatar } from "./avatar.js";
import { components } from "./components.js";
import { embed } from "./embed.js";
import { attachments } from "./media.js";
import { refusal } from "./refusal.js";

const loadingFlag = 128;
const noEmbedsFlag = 4;
const longestLine = 300;

/** A message in one line, for quotes and announcements. */
export function oneLine(message, env) {
  const drawn = markdown(message.content ?? "", env);
  for (const block of drawn.querySelectorAll("p, li, small, pre, [role=heading]")) block.append(" ");
  const text = drawn.textContent.replace(/\s+/g, " ").trim();
  if (text) return text.length > longestLine ? `${text.slice(0, longestLine)} …` : text;
  if (message.embeds?.length) return message.embeds[0].title || message.embeds[0].description || "a card";
  if (message.attachments?.length) return message.attachments[0].description || message.attachments[0].filename;
  return message.components?.length ? "buttons and menus" : "nothing yet";
}

const hour = (at) => el("time", { datetime: at, title: absolute(new Date(at), "F") }, written(new Date(at)));

/** The line above an answer: what it answers. */
function above(m, store, act) {
  const env = store.env(m);
  const trace = m.interaction_metadata;
  if (trace?.user && trace.type === 2) {
    return el("div", { class: "above" }, avatar(trace.user, "little"), el("b", null, trace.user.username), "used",
      el("span", { class: "mention" }, m.type === 23 ? trace.name : `/${trace.name ?? "command"}`));
  }
  const quoted = m.referenced_message;
  if (m.type !== 19 && !quoted) return null;
  if (!quoted) return el("div", { class: "above" }, el("span", { class: "quoted" }, el("i", null, "The original message was deleted")));
  return el("div", { class: "above" }, avatar(quoted.author, "little"), el("b", null, quoted.author.username),
    el("button", { type: "button", class: "quoted", "aria-label": "Go to the message that this answers", onclick: () => act.jump(quoted.id) }, oneLine(quoted, env)));
}

function byline(m, act) {
  const took = m.desk?.answered_after_ms;
  return el("div", { class: "byline" }, el("span", { class: m.author.bot ? "name bot" : "name" }, m.author.username), appTag(m.author), hour(m.timestamp),
    took > 0 && el("button", { type: "button", class: "took", title: "From sending the event to the bot until this stood: look inside", tabindex: "-1",
      onclick: () => act.inside(m) }, `${took < 100 ? took.toFixed(1) : Math.round(took)} ms`));
}

function content(m, env) {
  if (m.flags & loadingFlag || m.desk?.loading) {
    return el("p", { class: "thinking" }, el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i")), `${m.author.username} is thinking …`);
  }
  const edited = m.edited_timestamp && el("small", { class: "edited", title: absolute(new Date(m.edited_timestamp), "F") }, "(edited)");
  if (!m.content) return edited || null;
  const text = markdown(m.content, env);
  if (edited) (text.lastElementChild?.matches("p") ? text.lastElementChild : text).append(edited);
  return text;
}

function reactions(m, act) {
  if (!m.reactions?.length) return null;
  return el("div", { class: "reactions" }, m.reactions.map((r) => el("button", {
    type: "button", class: "reaction", "aria-pressed": String(r.me), "aria-label": `${r.emoji.name}, ${r.count}`, onclick: () => act.react(m, r.emoji.name, !r.me),
  }, r.emoji.name, el("span", null, String(r.count)))));
}

function onlyYou(m, act) {
  if (!m.desk?.ephemeral) return null;
  return el("p", { class: "only-you" }, icon("inside", 16), "Only you can see this ·",
    el("button", { type: "button", class: "text-button dismiss", onclick: () => act.dismiss(m) }, "Dismiss message"));
}

function tools(m, act) {
  return el("div", { class: "message-tools", role: "toolbar", "aria-label": "What you can do with this message" },
    !m.desk?.ephemeral && iconButton("reply", "Reply", () => act.reply(m), { tabindex: "-1" }),
    m.desk?.yours && iconButton("edit", "Edit", () => act.edit(m), { tabindex: "-1" }),
    iconButton("inside", "Look inside", () => act.inside(m), { tabindex: "-1", class: "icon-button look-inside" }),
    iconButton("more", "More", (event) => act.menu(m, event.currentTarget), { tabindex: "-1", "aria-haspopup": "menu", class: "icon-button more" }));
}

/** The text box in which a member changes a message. */
function rewrite(m, act) {
  const box = el("textarea", { class: "input", "aria-label": "Edit the message", rows: "2", onkeydown: (event) => {
    if (event.key === "Escape") act.stopEditing();
    else if (event.key === "Enter" && !event.shiftKey && !event.isComposing) act.saveEdit(m, box.value);
    else if (event.key !== "Tab") return event.stopPropagation();
    else return undefined;
    event.preventDefault();
    return event.stopPropagation();
  } });
  box.value = act.editable(m);
  return el("div", { class: "rewrite" }, box, el("p", null, "Escape to ",
    el("button", { type: "button", class: "text-button", onclick: () => act.stopEditing() }, "cancel"), " · Enter to ",
    el("button", { type: "button", class: "text-button", onclick: () => act.saveEdit(m, box.value) }, "save")));
}

/**
 * The node of a message. view: compact (the same author goes on), editing,
 * refusals that belong beneath it, and the interactions with it that failed.
 */
export function messageRow(m, view, store, act) {
  const env = store.env(m);
  const up = above(m, store, act);
  const context = {
    env, people: store.members.map((p) => ({ label: p.username, value: p.id })),
    act: { click: (id, from) => act.click(m, id, from), choose: (id, values, from) => act.choose(m, id, values, from) },
  };
  const parts = components(m.components, context);
  const classes = ["message", view.compact && "compact", m.desk?.pings_you && "pings", m.desk?.ephemeral && "private"].filter(Boolean).join(" ");
  const name = `${m.author.username}${m.author.bot ? ", app" : ""}, ${written(new Date(m.timestamp))}`;
  return el("li", { class: classes, tabindex: "-1", id: `message-${m.id}`, data: { id: m.id, author: m.author.username },
    "aria-label": `${name}: ${oneLine(m, env)}${m.desk?.ephemeral ? ". Only you can see this" : ""}` },
  up,
  view.compact ? el("span", { class: "side-time", "aria-hidden": "true" }, hour(m.timestamp)) : avatar(m.author),
  el("div", { class: "body" },
    !view.compact && byline(m, act),
    view.editing ? rewrite(m, act) : content(m, env),
    attachments(m),
    !(m.flags & noEmbedsFlag) && (m.embeds ?? []).map((e) => embed(e, env)),
    parts.length > 0 && el("div", { class: "components" }, parts),
    reactions(m, act),
    view.failed.map((i) => el("p", { class: "problem-under" }, `${i.name}: ${i.error || "This interaction failed"}`)),
    view.refusals.map((r) => refusal(r, act)),
    onlyYou(m, act)),
  tools(m, act));
}
