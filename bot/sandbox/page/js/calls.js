/** The inspector's "API" tab: what the bot asked of Telegram and what it was told. */

import { copyText } from "./clipboard.js";
import { byId, el, icon, iconButton } from "./dom.js";
import { onLanguage, t } from "./i18n.js";
import { exactOf } from "./moment.js";
import { note } from "./notes.js";

export class Calls {
  constructor(store) {
    this.store = store;
    this.panel = byId("panel-calls");
    this.list = el("ol", { class: "calls" });
    for (const type of ["reset", "reset-calls"]) store.on(type, () => this.#draw());
    store.on("api", ({ call }) => this.#add(call));
    onLanguage(() => this.#draw());
    this.#draw();
  }

  #draw() {
    this.list.replaceChildren(...this.store.calls.map(callItem));
    this.blank = el("div", { class: "blank" }, icon("share", 40), el("p", {}, t("callsEmpty")));
    this.panel.replaceChildren(this.#tools(), this.blank, this.list);
    this.#count();
  }

  #tools() {
    const only = el("input", { type: "checkbox", id: "errors-only" });
    only.checked = this.list.classList.contains("calls--errors");
    only.addEventListener("change", () => this.list.classList.toggle("calls--errors", only.checked));
    const clear = el("button", { type: "button", class: "button button--quiet button--small", on: { click: () => this.store.forgetCalls() } }, t("clear"));
    return el("div", { class: "calls__tools" }, el("label", {}, only, t("filterErrors")), clear);
  }

  #add(call) {
    this.list.prepend(callItem(call));
    while (this.list.children.length > this.store.calls.length) this.list.lastChild.remove();
    this.#count();
  }

  #count() {
    this.blank.hidden = this.store.calls.length > 0;
    byId("calls-count").textContent = this.store.calls.length;
    byId("calls-count").classList.toggle("tab__count--error", this.store.calls.some((call) => !call.ok));
  }
}

/** The body is built when first unfolded: two hundred answers would be a lot of boxes nobody looks at. */
function callItem(call) {
  const summary = el("summary", {}, icon("next", 14), el("span", { class: "call__method" }, call.method), el("span", { class: "call__hint" }, hint(call)),
    el("span", { class: `call__result call__result--${call.ok ? "ok" : "error"}` }, call.ok ? "ok" : "error"), el("span", { class: "call__took" }, took(call.ms)));
  const details = el("details", { class: `call${call.ok ? "" : " call--error"}` }, summary);
  details.addEventListener("toggle", () => details.open && details.children.length === 1 && details.append(callBody(call)), { once: true });
  return el("li", { class: call.ok ? "" : "error" }, details);
}

function callBody(call) {
  const answer = call.ok ? [t("response"), call.result] : [t("failure"), call.error];
  return el("div", { class: "call__body" }, el("time", {}, exactOf(call.at)), block(t("request"), call.params), block(...answer));
}

function block(title, value) {
  const tidy = JSON.stringify(unpacked(value), null, 2) ?? "null";
  const copy = iconButton("copy", t("copy"), async () => note(t((await copyText(tidy)) ? "copied" : "copyFailed")));
  return el("section", { class: "block" }, el("header", {}, el("span", {}, title), copy), el("pre", { tabindex: "0" }, el("code", {}, ...coloured(tidy))));
}

/** Nested objects travel as JSON in strings (reply_markup, entities); shown opened. */
function unpacked(value) {
  if (typeof value === "string" && /^[[{]/.test(value)) {
    try {
      return JSON.parse(value);
    } catch {
      return value;
    }
  }
  if (Array.isArray(value)) return value.map(unpacked);
  if (value && typeof value === "object") return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, unpacked(inner)]));
  return value;
}

function coloured(json) {
  const nodes = [];
  let at = 0;
  for (const match of json.matchAll(/("(?:\\.|[^"\\])*")(\s*:)?|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/g)) {
    const [token, string, colon] = match;
    nodes.push(json.slice(at, match.index));
    const kind = !string ? "number" : colon ? "key" : "string";
    nodes.push(el("span", { class: `json-${kind}` }, string ?? token), colon ?? "");
    at = match.index + token.length;
  }
  return [...nodes, json.slice(at)];
}

function hint({ params }) {
  const words = params?.text ?? params?.caption ?? params?.action ?? params?.callback_query_id ?? params?.inline_query_id ?? "";
  return String(words).replace(/<[^>]*>/g, "").replace(/\s+/g, " ").slice(0, 60);
}

const took = (milliseconds) => (milliseconds < 10 ? `${milliseconds.toFixed(1)} ms` : `${Math.round(milliseconds)} ms`);
