/** Short notes of the page itself, at the foot of the window. */

import { byId, el } from "./dom.js";

const SHOWN = 3500;

export function note(text) {
  const box = el("div", { class: "note" }, text);
  byId("notes").replaceChildren(box);
  setTimeout(() => box.remove(), SHOWN);
}
