/** The inline keyboard under a message. */

import { el, icon } from "./dom.js";

const STYLES = new Set(["success", "danger", "primary"]);
const CORNER = { copy: "copy", url: "link", switch_inline: "share" };
const WAITING = 3000;

/** `rows` as in the message; `press(button)` is called when one is tapped. Null when there is nothing to show. */
export function inlineKeys(rows, press) {
  if (!rows?.length) return null;
  return el("div", { class: "keys" }, ...rows.map((row) => el("div", { class: "keys__row" }, ...row.map((button) => key(button, press)))));
}

function key(button, press) {
  const corner = Object.keys(CORNER).find((kind) => button[kind] !== undefined && button[kind] !== null);
  const style = STYLES.has(button.style) ? ` key--${button.style}` : "";
  const node = el("button", { type: "button", class: `key${style}`, data: { kind: corner ?? "data", label: button.text } },
    el("span", { class: "key__label" }, tied(button.text)),
    corner ? icon(CORNER[corner], 12) : null);
  node.addEventListener("click", () => {
    if (button.data !== undefined && button.data !== null) wait(node);
    press(button);
  });
  return node;
}

/** Keeps a sign at either end of a label ("📋 Copy", "Close ›") on the line of its word. */
const tied = (label) => label.replace(/^(\S{1,3}) /u, "$1\u00a0").replace(/ (\S{1,2})$/u, "\u00a0$1");

function wait(node) {
  node.classList.add("key--waiting");
  setTimeout(() => node.classList.remove("key--waiting"), WAITING);
}

/** The bot has answered: no key of this chat waits any longer. */
export function stopWaiting(root) {
  for (const node of root.querySelectorAll(".key--waiting")) node.classList.remove("key--waiting");
}
