/**
 * Message text with its entities (Bot API: MessageEntity, UTF-16 units, as JavaScript counts) as DOM nodes.
 * Text only ever becomes text nodes, so markup inside a message is shown, never run.
 */

import { el } from "./dom.js";

const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);
const SAFE = /^(https?|tg|mailto|tel):/i;

/**
 * `hooks.command(text)` runs when a /command in the text is tapped, `hooks.follow(url)` when it is a link of which
 * `hooks.startsBot(url)` says that it starts the bot. `hooks.fold` makes an expandable quote.
 */
export function renderText(text, entities, hooks) {
  const sorted = [...(entities ?? [])]
    .filter((entity) => entity.length > 0)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return span(text, 0, text.length, sorted, hooks);
}

function span(text, from, to, entities, hooks) {
  const nodes = [];
  let at = from;
  let rest = entities;
  while (rest.length) {
    const [entity, ...later] = rest;
    const start = Math.max(entity.offset, at);
    const end = Math.min(entity.offset + entity.length, to);
    if (start > at) nodes.push(text.slice(at, start));
    if (start < end) nodes.push(wrap(entity, text.slice(start, end), span(text, start, end, startingBefore(later, end), hooks), hooks));
    at = Math.max(at, end);
    rest = later.filter((other) => other.offset + other.length > at);
    if (BLOCKS.has(entity.type) && text[at] === "\n" && at < to) at += 1; // The block itself already ends the line.
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

const startingBefore = (entities, end) => entities.filter((entity) => entity.offset < end);

function wrap(entity, plain, children, hooks) {
  if (TAGS[entity.type]) return el(TAGS[entity.type], { "data-lang": entity.language ?? null }, ...children);
  switch (entity.type) {
    case "expandable_blockquote":
      return hooks.fold(children);
    case "spoiler":
      return spoiler(children);
    case "text_link":
      return link(entity.url, children, hooks);
    case "url":
      return link(/^[a-z]+:/i.test(plain) ? plain : `https://${plain}`, children, hooks);
    case "email":
      return link(`mailto:${plain}`, children, hooks);
    case "phone_number":
      return link(`tel:${plain.replace(/[^+\d]/g, "")}`, children, hooks);
    case "bot_command":
      return el("button", { type: "button", class: "linkish", on: { click: () => hooks.command(plain) } }, ...children);
    case "date_time":
      return el("time", { datetime: new Date(entity.unix_time * 1000).toISOString() }, ...children);
    case "mention":
    case "hashtag":
    case "cashtag":
    case "text_mention":
      return el("span", { class: "linkish" }, ...children);
    default:
      return el("span", {}, ...children);
  }
}

function link(address, children, hooks) {
  if (hooks.startsBot?.(address)) return el("button", { type: "button", class: "linkish", on: { click: () => hooks.follow(address) } }, ...children);
  if (!SAFE.test(address)) return el("span", { class: "linkish" }, ...children);
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, ...children);
}

function spoiler(children) {
  const show = (event) => event.currentTarget.classList.add("spoiler--shown");
  return el("button", { type: "button", class: "spoiler", on: { click: show } }, ...children);
}
