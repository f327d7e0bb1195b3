// Context menus.

import { append, el, icon } from "../lib/dom.js";

let open = null;

/** Closes the menu that is open, if there is one. */
export function closeMenu(refocus = true) {
  if (!open) return;
  const { node, from, mark } = open;
  open = null;
  node.remove();
  mark?.classList.remove("menu-open");
  if (refocus) (from?.isConnected ? from : mark)?.focus({ preventScroll: true });
}

/**
 * Opens a menu. items are {label, icon, run, harm}, {head} or null for a line, or
 * {quick: [{label, run}]} for a row. where is {x, y}; from gets the focus back;
 * mark is the row it belongs to.
 */
export function openMenu(items, where, from, mark, label) {
  closeMenu(false);
  const choose = (run) => () => {
    closeMenu();
    run();
  };
  const node = el("div", { class: "menu", role: "menu", "aria-label": label, onkeydown: keys, onfocusout: (event) => {
    if (open?.node === node && event.relatedTarget && !node.contains(event.relatedTarget)) closeMenu(false);
  } });
  const entry = (item) => el("button", { type: "button", role: "menuitem", tabindex: "-1", class: item.harm ? "harm" : "", "aria-label": item.name ?? null,
    onclick: choose(item.run) }, item.icon && icon(item.icon, 18), item.label);
  append(node, items.filter((item) => item !== undefined).map((item) => {
    if (item === null) return el("hr");
    if (item.head) return el("div", { class: "menu-head", role: "presentation" }, item.head);
    if (item.quick) return el("div", { class: "quick", role: "group", "aria-label": "React" }, item.quick.map(entry));
    return entry(item);
  }));
  document.body.append(node);
  const { width, height } = node.getBoundingClientRect();
  node.style.left = `${Math.max(8, Math.min(where.x, innerWidth - width - 8))}px`;
  node.style.top = `${Math.max(8, Math.min(where.y, innerHeight - height - 8))}px`;
  open = { node, from, mark };
  mark?.classList.add("menu-open");
  node.querySelector('[role="menuitem"]').focus();
}

function keys(event) {
  const entries = [...event.currentTarget.querySelectorAll('[role="menuitem"]')];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
  if (to !== undefined) entries.at(to % entries.length).focus();
  else if (event.key === "Escape" || event.key === "Tab") closeMenu();
  else if (/^\p{L}$/u.test(event.key)) {
    const rest = [...entries.slice(at + 1), ...entries.slice(0, at + 1)];
    rest.find((e) => e.textContent.trim().toLowerCase().startsWith(event.key.toLowerCase()))?.focus();
  } else return;
  event.preventDefault();
  event.stopPropagation();
}

/** Listens for what closes a menu from outside. */
export function watchMenus() {
  document.addEventListener("pointerdown", (event) => open && !open.node.contains(event.target) && closeMenu(false), true);
  addEventListener("resize", () => closeMenu(false));
  addEventListener("blur", () => closeMenu(false));
}
