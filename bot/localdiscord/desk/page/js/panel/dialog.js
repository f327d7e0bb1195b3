// Dialogs: a question before something is lost, and the bot's own forms.

import { el } from "../lib/dom.js";
import { markdown } from "../markdown/draw.js";

function show(dialog) {
  document.body.append(dialog);
  dialog.addEventListener("close", () => dialog.remove());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.showModal();
  return dialog;
}

/** Asks whether to delete a message; resolves to true or false. */
export function askDelete(message, env) {
  return new Promise((resolve) => {
    const dialog = show(el("dialog", { "aria-labelledby": "ask-title", onclose: () => resolve(dialog.returnValue === "yes") },
      el("form", { method: "dialog" }, el("h2", { id: "ask-title" }, "Delete this message?"),
        el("div", { class: "quote" }, message.content ? markdown(message.content, env) : "A message without text"),
        el("div", { class: "end" }, el("button", { class: "button", value: "no" }, "Cancel"),
          el("button", { class: "button danger", value: "yes", autofocus: true }, "Delete")))));
  });
}

/** The text inputs of a form, each with its label and what explains it. */
function inputs(list, outer = {}) {
  return (list ?? []).flatMap((c) => {
    if (c.type === 4) return [{ ...c, label: c.label || outer.label || "", about: outer.description || "" }];
    if (c.type === 18) return inputs(c.component ? [c.component] : [], c);
    return inputs(c.components);
  });
}

function field(c) {
  const needed = c.required !== false;
  const id = `form-${c.custom_id}`;
  const props = { class: "input", id, name: c.custom_id, required: needed, minlength: c.min_length, maxlength: c.max_length, placeholder: c.placeholder,
    autocomplete: "off", "aria-describedby": c.about ? `${id}-about` : null };
  const box = el(c.style === 2 ? "textarea" : "input", props);
  box.value = c.value ?? "";
  return el("div", { class: "field" }, el("label", { for: id, class: "field-label" }, c.label, needed && el("span", { class: "required", "aria-hidden": "true" }, " *")),
    c.about && el("span", { class: "about", id: `${id}-about` }, c.about), box);
}

/**
 * Opens a form of the bot. submit gets the values by custom id and may refuse by
 * throwing; the form stays open then and says why.
 */
export function openForm(form, submit) {
  const problem = el("p", { class: "problem-under", role: "alert", hidden: true });
  const body = el("form", { onsubmit: async (event) => {
    event.preventDefault();
    try {
      await submit(Object.fromEntries(new FormData(body)));
      dialog.close();
    } catch (refused) {
      problem.textContent = refused.message;
      problem.hidden = false;
    }
  } }, el("h2", { id: "form-title" }, form.title), inputs(form.components).map(field), problem,
  el("div", { class: "end" }, el("button", { type: "button", class: "button", onclick: () => dialog.close() }, "Cancel"), el("button", { class: "button primary" }, "Submit")));
  const dialog = show(el("dialog", { class: "form", "aria-labelledby": "form-title" }, body));
  body.querySelector("input, textarea")?.focus();
}
