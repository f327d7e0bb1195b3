// Building DOM nodes. Text always becomes a text node, never markup.

const svgSpace = "http://www.w3.org/2000/svg";

/**
 * Makes an element. Of props, functions named on… become listeners, class and
 * data are what they say, true and false switch an attribute, null leaves it out,
 * everything else is an attribute. Children are nodes, texts, arrays or null.
 */
export function el(tag, props, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(name.slice(2), value);
    else if (name === "class") node.className = value;
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  append(node, children);
  return node;
}

/** Appends children as el does. */
export function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === "") continue;
    node.append(child);
  }
  return node;
}

/** Replaces what an element holds. */
export function fill(node, ...children) {
  node.replaceChildren();
  return append(node, children);
}

/** The element of an id; that it is there is the page's own promise. */
export function byId(id) {
  return document.getElementById(id);
}

// Drawn for this page on a grid of 20, with a stroke of 1.6.
const strokes = {
  hash: "M7.5 3 5.5 17M14.5 3l-2 14M3.5 7.5h13.5M3 12.5h13.5",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  people: "M7 9.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM1.5 16.5c0-3 2.4-4.8 5.5-4.8s5.5 1.8 5.5 4.8M13 3.9a3 3 0 0 1 0 5.3M15 12.2c2.1.6 3.5 2.1 3.5 4.3",
  pulse: "M1.5 10.5h3.7L7.6 4l4.6 12 2.5-5.5h3.8",
  table: "M3 4h14v12H3zM3 8h14M8 8v8",
  sun: "M10 13.5a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7ZM10 1.5v2M10 16.5v2M1.5 10h2M16.5 10h2M4 4l1.4 1.4M14.6 14.6 16 16M4 16l1.4-1.4M14.6 5.4 16 4",
  moon: "M16.5 12.2A7 7 0 0 1 7.8 3.5a7 7 0 1 0 8.7 8.7Z",
  reply: "M8 4.5 3 9.5l5 5M3.5 9.5H12a5 5 0 0 1 5 5v1",
  inside: "M3 10s2.6-5 7-5 7 5 7 5-2.6 5-7 5-7-5-7-5ZM10 12a2 2 0 1 0 0-4 2 2 0 0 0 0 4Z",
  more: "M4.5 10h.01M10 10h.01M15.5 10h.01",
  edit: "M4 16l.8-3.4L13.4 4l2.6 2.6-8.6 8.6L4 16ZM12 5.4 14.6 8",
  trash: "M4 5.5h12M8 5.5V3.5h4v2M5.5 5.5l.7 11h7.6l.7-11M8.5 8.5v5M11.5 8.5v5",
  copy: "M7 7h9v9.5H7zM4 13V3.5h9",
  close: "M5 5l10 10M15 5 5 15",
  send: "M3 10 17 3.5 12.5 17l-3-5.5L3 10ZM9.5 11.5 17 3.5",
  file: "M5 2.5h6.5L15.5 6.5v11h-10.5zM11.5 2.5v4h4",
  link: "M8.5 11.5 16 4M11 3.5h5.5V9M14.5 11.5v5h-11v-11h5",
  down: "M5 8l5 5 5-5",
  warn: "M10 3 18 16.5H2L10 3ZM10 8v4M10 14.2v.1",
  check: "M4 10.5l4 4 8-9",
  chat: "M3 4h14v9.5H9.5L6 17v-3.5H3z",
};

/** A decorative icon. */
export function icon(name, size = 20) {
  const svg = document.createElementNS(svgSpace, "svg");
  for (const [k, v] of Object.entries({ viewBox: "0 0 20 20", width: size, height: size, "aria-hidden": "true", class: `icon icon-${name}` })) {
    svg.setAttribute(k, v);
  }
  const path = document.createElementNS(svgSpace, "path");
  path.setAttribute("d", strokes[name]);
  svg.append(path);
  return svg;
}

/** A button that shows an icon and says its name to screen readers and on hover. */
export function iconButton(name, label, onclick, props) {
  return el("button", { type: "button", class: "icon-button", "aria-label": label, title: label, onclick, ...props }, icon(name));
}
