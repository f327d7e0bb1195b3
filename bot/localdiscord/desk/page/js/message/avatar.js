// Faces: initials on a tone of their own; bots have the playground's mark.

import { el } from "../lib/dom.js";

/** A member's face. size is "", "middle" or "little". */
export function avatar(user, size = "", status = null) {
  const bot = user.bot;
  const tone = [...user.id].reduce((sum, digit) => sum + digit.charCodeAt(0), 0) % 6;
  return el("span", { class: `avatar ${size} ${bot ? "bot" : "tone-" + tone}`, "aria-hidden": "true" },
    bot ? el("img", { src: "/icon.svg", alt: "" }) : (user.username[0] ?? "?").toUpperCase(),
    status && el("span", { class: status === "online" ? "presence" : "presence off" }));
}

/** "app" beside the name of what isn't a person. */
export function appTag(user) {
  return user.bot ? el("span", { class: "tag" }, "app") : null;
}
