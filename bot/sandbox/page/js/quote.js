/** The expandable quote: three lines and a fold, as Telegram draws it. A quote that fits needs no fold. */

import { el, icon } from "./dom.js";

export function foldedQuote(children, words) {
  const body = el("div", { class: "fold__body" }, ...children);
  const toggle = el("button", { type: "button", class: "fold__toggle", "aria-expanded": "false", "aria-label": words("unfold") }, icon("down", 16));
  const quote = el("blockquote", { class: "fold fold--closed" }, body, toggle);
  const set = (open) => {
    quote.classList.toggle("fold--closed", !open);
    toggle.setAttribute("aria-expanded", String(open));
    toggle.setAttribute("aria-label", words(open ? "fold" : "unfold"));
  };
  quote.addEventListener("click", (event) => {
    if (event.target.closest("a, .linkish, .spoiler") || String(getSelection())) return;
    if (quote.classList.contains("fold--needed")) set(quote.classList.contains("fold--closed"));
  });
  measureWhenShown(quote, body);
  return quote;
}

function measureWhenShown(quote, body) {
  const watcher = new ResizeObserver(() => {
    if (!quote.classList.contains("fold--closed") || !body.clientHeight) return;
    quote.classList.toggle("fold--needed", body.scrollHeight > body.clientHeight + 2);
  });
  watcher.observe(body);
}
