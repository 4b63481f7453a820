/** One message as a bubble. */

import { el, icon, iconButton } from "./dom.js";
import { renderText } from "./entities.js";
import { inlineKeys } from "./keys.js";
import { clockOf } from "./moment.js";
import { foldedQuote } from "./quote.js";

/**
 * The list item of a message. `actions`: `words(key)`, `command(text)`, `file(message)` (where it is kept), `press(message, button)`,
 * `startsBot(url)` and `follow(url)` (a link that does), `menu(message, anchor)`, `edit(message)` (left out where nothing is edited).
 */
export function messageItem(message, actions) {
  const side = message.from_bot ? "in" : "out";
  const item = el("li", { class: `msg msg--${side} msg--${message.kind}`, data: { id: message.message_id } });
  fillMessage(item, message, actions);
  return item;
}

/** Draws `message` into its item, also over an older version of itself. */
export function fillMessage(item, message, actions) {
  const focused = focusedKey(item);
  const bubble = el("div", { class: "bubble", dir: "auto" }, via(message, actions), media(message, actions), ...text(message, actions), meta(message, actions));
  const stack = el("div", { class: "msg__stack" }, bubble, inlineKeys(message.buttons, (button) => actions.press(message, button)));
  bubble.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    actions.menu(message, { x: event.clientX, y: event.clientY });
  });
  onLongPress(bubble, (point) => actions.menu(message, point));
  item.replaceChildren(...(actions.edit && canEdit(message) ? [editButton(message, actions)] : []), stack);
  item.message = message;
  if (focused !== null) item.querySelectorAll(".key")[focused]?.focus();
}

export const canEdit = (message) => !message.from_bot && !message.via && message.kind === "text";

/** An inline result says by which bot it was sent. */
function via({ via: bot }, actions) {
  return bot ? el("div", { class: "via" }, `${actions.words("via")} @${bot}`) : null;
}

function editButton(message, actions) {
  return iconButton("pencil", actions.words("edit"), () => actions.edit(message), "msg__edit");
}

function text(message, actions) {
  if (!message.text) return [];
  return renderText(message.text, message.entities, {
    command: actions.command,
    startsBot: actions.startsBot,
    follow: actions.follow,
    fold: (children) => foldedQuote(children, actions.words),
  });
}

function media(message, actions) {
  switch (message.kind) {
    case "photo":
      return picture(message, actions);
    case "sticker":
      return el("img", { class: "media media--sticker", src: "static/img/sticker.svg", alt: actions.words("sticker"), width: "140", height: "140" });
    case "voice":
      return el("div", { class: "media media--voice", role: "img", "aria-label": actions.words("voice") },
        el("span", { class: "disc" }, icon("play", 20)), wave(), el("span", { class: "media__note" }, "0:03"));
    case "contact":
      return card("div", {}, "person", [message.contact.first_name, message.contact.last_name].filter(Boolean).join(" "), message.contact.phone_number);
    case "document":
      return card("a", { href: actions.file(message), download: message.file.name, title: actions.words("keepFile") }, "file", message.file.name, sizeOf(message.file.size));
    default:
      return null;
  }
}

/** A tap shows it in its full size. */
function picture(message, actions) {
  const { width, height } = message.picture;
  const image = el("img", { class: "media media--photo", src: actions.file(message), alt: "", width, height });
  return el("a", { href: actions.file(message), target: "_blank", rel: "noopener noreferrer", title: actions.words("open"), "aria-label": actions.words("photo") }, image);
}

function card(tag, props, picture, title, note) {
  return el(tag, { class: "media media--file", ...props }, el("span", { class: "disc" }, icon(picture, 20)),
    el("span", { class: "media__words" }, el("strong", {}, title), el("span", { class: "media__note" }, note)));
}

function sizeOf(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}

function wave() {
  const heights = [5, 9, 14, 8, 17, 11, 6, 13, 18, 10, 7, 15, 9, 5, 11, 16, 8, 6];
  return el("span", { class: "wave", "aria-hidden": "true" }, ...heights.map((height) => el("i", { css: { tall: `${height}px` } })));
}

function meta(message, actions) {
  return el("span", { class: "meta" },
    message.edited ? el("span", { class: "meta__edited" }, actions.words("edited")) : null,
    el("time", { datetime: new Date(message.date * 1000).toISOString() }, clockOf(message.date)),
    message.from_bot ? null : icon("ticks", 16));
}

function focusedKey(item) {
  const keys = [...item.querySelectorAll(".key")];
  const at = keys.indexOf(document.activeElement);
  return at < 0 ? null : at;
}

const LONG_PRESS = 500;

function onLongPress(node, act) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  node.addEventListener("touchstart", (event) => {
    const { clientX: x, clientY: y } = event.touches[0];
    timer = setTimeout(() => act({ x, y }), LONG_PRESS);
  }, { passive: true });
  for (const type of ["touchend", "touchmove", "touchcancel"]) node.addEventListener(type, stop, { passive: true });
}
