/** What lies over one phone's screen: toasts, alerts, sheets and small menus. One sheet or menu at a time. */

import { el, icon } from "./dom.js";

const TOAST = 2600;

export class Layers {
  constructor() {
    this.toasts = el("div", { class: "toasts", role: "status", "aria-live": "polite" });
    this.node = el("div", { class: "layers" }, this.toasts);
  }

  toast(text) {
    const note = el("div", { class: "toast" }, text);
    this.toasts.replaceChildren(note);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => note.remove(), TOAST);
  }

  /** A box in the middle that must be answered; `parts` stand above its buttons. */
  alert(text, ok) {
    const button = el("button", { type: "button", class: "sheet__button sheet__button--main" }, ok);
    const box = el("div", { class: "alert", role: "alertdialog", "aria-modal": "true", "aria-label": text }, el("p", {}, text), button);
    const close = this.#open(box, "layer--middle");
    button.addEventListener("click", close);
    button.focus();
  }

  /** A sheet from below. `choices`: [{label, main, act}]; each closes the sheet. */
  sheet({ title, body, quote, choices }) {
    const buttons = choices.map(({ label, main, act }) => {
      const node = el("button", { type: "button", class: `sheet__button${main ? " sheet__button--main" : ""}` }, label);
      node.addEventListener("click", () => {
        close();
        act?.();
      });
      return node;
    });
    const box = el("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title },
      el("h3", {}, title), el("p", {}, body), quote ? el("blockquote", {}, quote) : null, el("div", { class: "sheet__buttons" }, ...buttons));
    const close = this.#open(box, "layer--bottom");
    buttons[0].focus();
  }

  /** A sheet with fields: [{label, ...attributes}]. `samples` are rows of values to fill in; `act(values)` gets them once they are valid. */
  form({ title, fields, samples, words, act }) {
    const inputs = fields.map(({ label, ...rules }) => el("input", { class: "sheet__field", autocomplete: "off", "aria-label": label, placeholder: label, ...rules }));
    const fill = (values) => inputs.forEach((input, at) => (input.value = values[at]));
    const chips = samples.map((values) => el("button", { type: "button", class: "sheet__chip", on: { click: () => fill(values) } }, values[0]));
    const cancel = el("button", { type: "button", class: "sheet__button", on: { click: () => close() } }, words.cancel);
    const box = el("form", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-label": title },
      el("h3", {}, title), el("div", { class: "sheet__chips" }, ...chips), ...inputs,
      el("div", { class: "sheet__buttons" }, el("button", { class: "sheet__button sheet__button--main" }, words.act), cancel));
    box.addEventListener("submit", (event) => {
      event.preventDefault();
      close();
      act(inputs.map((input) => input.value.trim()));
    });
    const close = this.#open(box, "layer--bottom");
    inputs[0].focus();
  }

  /** A small menu at a place given in the phone's own percentages and pixels. `entries`: [{icon, label, note, act}]. */
  menu({ label, entries, place, returnTo }) {
    const items = entries.map(({ icon: name, label: text, note, act }) => {
      const node = el("button", { type: "button", role: "menuitem", class: "menu__item" }, name ? icon(name, 20) : null,
        el("span", { class: "menu__label" }, text), note ? el("span", { class: "menu__note" }, note) : null);
      node.addEventListener("click", () => {
        close();
        act();
      });
      return node;
    });
    const box = el("div", { class: "menu", role: "menu", "aria-label": label }, ...items);
    for (const [side, value] of Object.entries(place)) box.style[side] = value;
    const close = this.#open(box, "layer--clear", returnTo);
    box.addEventListener("keydown", (event) => moveFocus(event, items));
    items[0]?.focus();
  }

  #open(box, kind, returnTo = document.activeElement) {
    this.closeTop?.();
    const layer = el("div", { class: `layer ${kind}` }, box);
    const close = () => {
      layer.remove();
      if (this.closeTop === close) this.closeTop = null;
      if (returnTo?.isConnected) returnTo.focus();
    };
    layer.addEventListener("click", (event) => event.target === layer && close());
    layer.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close();
      if (event.key === "Tab") keepInside(event, box);
    });
    this.closeTop = close;
    this.node.append(layer);
    return close;
  }
}

function moveFocus(event, items) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const at = items.indexOf(document.activeElement);
  items[(at + step + items.length) % items.length].focus();
}

function keepInside(event, box) {
  const stops = [...box.querySelectorAll("button, input, a[href]")];
  const edge = event.shiftKey ? stops[0] : stops.at(-1);
  if (document.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? stops.at(-1) : stops[0]).focus();
}
