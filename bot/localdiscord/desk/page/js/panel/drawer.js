// The drawer on the right: one at a time of look inside, gateway and table.

import { byId, el, fill, iconButton } from "../lib/dom.js";

/** The drawer. Contents are functions that fill it; they say when it closes. */
export class Drawer {
  #from = null;
  kind = "";

  constructor() {
    this.node = byId("drawer");
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.close();
    });
  }

  /** Opens the drawer. Without moving the focus, if it was open with this kind. */
  open(kind, title, ...content) {
    const again = !this.node.hidden && this.kind === kind;
    if (this.node.hidden) this.#from = document.activeElement;
    this.kind = kind;
    this.node.hidden = false;
    const inner = el("div", { class: "inner" }, content);
    fill(this.node, el("header", null, el("h2", { id: "drawer-title" }, title), iconButton("close", "Close", () => this.close())), inner);
    if (!again) this.node.focus();
    this.#chips();
    return inner;
  }

  close() {
    if (this.node.hidden) return;
    this.node.hidden = true;
    this.kind = "";
    this.#chips();
    (this.#from?.isConnected ? this.#from : byId("composer-text"))?.focus({ preventScroll: true });
  }

  #chips() {
    document.body.classList.toggle("with-drawer", !this.node.hidden);
    this.node.dispatchEvent(new Event("moved"));
    for (const kind of ["gateway", "table"]) byId(`open-${kind}`).setAttribute("aria-expanded", String(this.kind === kind));
  }
}
