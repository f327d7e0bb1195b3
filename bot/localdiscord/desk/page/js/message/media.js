// Pictures and files. A picture with an address elsewhere isn't loaded: the page
// talks to nobody but its own server.

import { el, icon } from "../lib/dom.js";

/** Whether an address is one of the page's own. */
export function ours(address) {
  try {
    return new URL(address, location.href).origin === location.origin;
  } catch {
    return false;
  }
}

/** An address as a link; plain text unless it is http or https. */
export function outLink(address, ...content) {
  const fine = /^https?:\/\//i.test(address) || ours(address) && address.startsWith("/");
  if (!fine) return el("span", null, content);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer nofollow" }, content);
}

/** A picture, or its address if it lies elsewhere. */
export function picture(address, alt = "") {
  if (ours(address)) {
    return el("a", { href: address, target: "_blank", "aria-label": alt || "Open the picture" }, el("img", { src: address, alt, loading: "lazy" }));
  }
  return el("span", { class: "elsewhere" }, icon("link", 16), el("span", null, "Picture elsewhere: ", outLink(address, address)));
}

/** A small picture, or nothing if it lies elsewhere. */
export function smallPicture(address) {
  return address && ours(address) ? el("img", { src: address, alt: "" }) : null;
}

/** A number of bytes in words. */
export function size(bytes) {
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

/** The files of a message, without those that its cards and components show. */
export function attachments(message) {
  const shown = JSON.stringify([message.embeds ?? [], message.components ?? []]);
  const list = (message.attachments ?? []).filter((file) => !shown.includes(JSON.stringify(file.url)));
  if (!list.length) return null;
  return el("div", { class: "attachments" }, list.map((file) =>
    file.content_type?.startsWith("image/") && ours(file.url)
      ? picture(file.url, file.description || file.filename)
      : el("a", { class: "file", href: ours(file.url) ? file.url : null, download: file.filename },
        icon("file", 24), el("span", null, file.filename, el("small", null, size(file.size))))));
}
