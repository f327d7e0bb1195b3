// What surrounds everything: theme, the side panels on narrow screens, whether the
// server can be reached, who is typing, and the welcome.

import { append, byId, el, fill, icon } from "../lib/dom.js";

const root = document.documentElement;
const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";

function theme() {
  const button = byId("toggle-theme");
  const draw = () => {
    const label = isDark() ? "Light theme" : "Dark theme";
    fill(button, icon(isDark() ? "sun" : "moon"));
    button.setAttribute("aria-label", label);
    button.title = label;
  };
  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch (problem) {
      console.info("The theme can't be remembered here:", problem.message);
    }
    draw();
  });
  prefersDark.addEventListener("change", draw);
  draw();
}

function sidePanels(closeDrawer) {
  const wide = matchMedia("(min-width: 70.01rem)");
  const { classList } = document.body;
  const draw = () => {
    const places = classList.contains("show-places");
    const people = wide.matches ? !classList.contains("no-people") && !classList.contains("with-drawer") : classList.contains("show-people");
    byId("open-places").setAttribute("aria-expanded", String(places));
    byId("open-people").setAttribute("aria-expanded", String(people));
    byId("veil").hidden = !places && !(classList.contains("show-people") && !wide.matches);
  };
  const close = (refocus) => {
    const from = classList.contains("show-places") ? "open-places" : classList.contains("show-people") ? "open-people" : "";
    classList.remove("show-places", "show-people");
    draw();
    if (refocus && from) byId(from).focus();
    return from !== "";
  };
  append(byId("open-places"), [icon("menu")]);
  append(byId("open-people"), [icon("people")]);
  byId("open-places").addEventListener("click", () => {
    classList.toggle("show-places");
    draw();
    byId("channels").querySelector("[aria-current]")?.focus();
  });
  byId("open-people").addEventListener("click", () => {
    if (wide.matches && classList.contains("with-drawer")) {
      classList.remove("no-people");
      closeDrawer();
    } else {
      classList.toggle(wide.matches ? "no-people" : "show-people");
    }
    draw();
    if (classList.contains("show-people")) byId("people").querySelector("button")?.focus();
  });
  byId("veil").addEventListener("click", () => close(true));
  document.addEventListener("keydown", (event) => event.key === "Escape" && close(true));
  wide.addEventListener("change", () => close(false));
  byId("drawer").addEventListener("moved", draw);
  draw();
  return () => close(false);
}

function typing(store) {
  const line = byId("typing");
  let timer = 0;
  const draw = () => {
    clearTimeout(timer);
    const { names, until } = store.typers(store.current);
    fill(line, names.length > 0 && [el("span", { class: "dots" }, el("i"), el("i"), el("i")), el("span", null, el("b", null, names.join(" and ")), names.length > 1 ? " are typing …" : " is typing …")]);
    if (names.length > 0) timer = setTimeout(draw, Math.max(50, until - Date.now() + 20));
  };
  store.on("typing", (channel) => channel === store.current && draw());
  store.on("snapshot current", draw);
}

function welcome(store, tryOut) {
  const draw = () => {
    const here = store.channel(store.current);
    if (!here) return;
    const dm = here.kind === "dm";
    const bot = store.application.name;
    const commands = store.commandsIn(here.id, 1);
    const tries = commands.slice(0, 4).map((c, i) => i % 2 ? `/${c.name}` : dm ? `${c.name} ` : `${store.prefix}${c.name} `);
    if (!dm) tries.splice(2, 0, `@${bot} `);
    fill(byId("welcome"), el("h3", null, dm ? `You and ${bot}` : `Welcome to #${here.name}`),
      el("p", null, dm ? `Write to ${bot} as you would to a person; no command is needed.`
        : `Ask ${bot} something: type ${store.prefix}, @ or / and pick. Every message can be opened to see what the bot really sent.`),
      tries.length > 0 && el("div", { class: "tries", "aria-label": "To try" }, tries.map((t) => el("button", { type: "button", onclick: () => tryOut(t) }, t.trim()))));
  };
  store.on("snapshot current commands", draw);
}

/** Sets up the frame, where the members' button closes the drawer in their place; returns a function that closes the side panels. */
export function frame(store, tryOut, closeDrawer) {
  theme();
  typing(store);
  welcome(store, tryOut);
  store.on("connected", () => { byId("offline").hidden = store.connected; });
  return sidePanels(closeDrawer);
}
