/** The inspector's "Tree" tab: how the newest message of a rep was read and judged. */

import { byId, el, icon } from "./dom.js";
import { onLanguage, phoneLanguage, t } from "./i18n.js";
import { server } from "./server.js";

const LEAST = 0.01; // Confidence below which a type that is not the best is left out.

export class Reading {
  #asked = null; // The message on show: {name, text, language}.
  #answer = null; // null while waiting, "failed", or an Inspection.

  constructor(store) {
    this.store = store;
    this.panel = byId("panel-tree");
    for (const type of ["message", "edit"]) store.on(type, (event) => this.#maybe(event));
    store.on("reset", () => !this.#asked && this.#newest());
    onLanguage(() => this.#draw());
    this.#draw();
  }

  #maybe({ user_id: user, message }) {
    const phone = this.store.phones.get(user);
    if (describes(message, phone)) this.#ask(phone, message.text);
  }

  #newest() {
    const said = [...this.store.phones.values()].flatMap((phone) => phone.messages.filter((message) => describes(message, phone)).map((message) => ({ phone, message })));
    said.sort((a, b) => a.message.date - b.message.date);
    const last = said.at(-1);
    if (last) this.#ask(last.phone, last.message.text);
  }

  async #ask(phone, text) {
    const asked = { name: phone.name, text, language: phoneLanguage(phone.language_code) };
    this.#asked = asked;
    this.#answer = null;
    this.#draw();
    const answer = await server.inspect(text, asked.language).catch(() => "failed");
    if (this.#asked !== asked) return;
    this.#answer = answer;
    this.#draw();
  }

  #draw() {
    const [asked, answer] = [this.#asked, this.#answer];
    if (!asked) this.panel.replaceChildren(empty());
    else if (answer === null || answer === "failed") this.panel.replaceChildren(quoted(asked, []), el("p", { class: "inspector__wait" }, t(answer ? "readFailed" : "reading")));
    else this.panel.replaceChildren(...reading(asked, answer));
  }
}

/** A rep's own words about a customer: not a command, not a tile of the keyboard, not a line the bot offered. */
function describes(message, phone) {
  if (message.from_bot || message.via || message.kind !== "text" || !message.text || message.text.startsWith("/")) return false;
  return !(phone.keyboard ?? []).flat().some((tile) => tile.text === message.text);
}

function empty() {
  return el("div", { class: "blank" }, icon("tree", 40), el("p", {}, t("treeEmpty")), el("p", { class: "blank__try" }, t("treeTry")));
}

function reading(asked, { signals, facets, question, nearest }) {
  const none = el("p", { class: "inspector__wait" }, t("noSignals"));
  return [
    quoted(asked, signals),
    heading(t("signals")),
    signals.length ? signalList(signals, asked.language) : none,
    ...(question ? [nextQuestion(question, asked.language)] : []),
    ...(nearest?.length ? [choice(nearest, asked.language)] : []),
    ...facets.filter((facet) => facet.types.length).map((facet) => facetCard(facet, asked.language)),
  ];
}

const heading = (text) => el("h3", { class: "inspector__heading" }, text);

/** The rep's sentence with the words that counted marked. Spans count characters as Python does, so by code point. */
function quoted({ name, text, language }, signals) {
  const characters = [...text];
  const marks = signals.filter(({ span }) => span && span[1] > span[0]).sort((a, b) => a.span[0] - b.span[0] || b.polarity - a.polarity);
  const parts = [];
  let at = 0;
  for (const { span, polarity } of marks) {
    if (span[0] < at) continue;
    parts.push(characters.slice(at, span[0]).join(""), el("mark", { class: side(polarity) }, characters.slice(...span).join("")));
    at = span[1];
  }
  parts.push(characters.slice(at).join(""));
  return el("figure", { class: "said" }, el("figcaption", {}, t("said", { name })), el("blockquote", { lang: language }, ...parts));
}

const side = (polarity) => (polarity > 0 ? "for" : "against");

/** The words as the rep wrote them, each with all that was read from it. */
function signalList(signals, lang) {
  const byQuote = Map.groupBy(signals, (signal) => signal.quote);
  return el("ul", { class: "signals", lang }, ...[...byQuote].map(([quote, found]) => {
    const different = new Map(found.map((signal) => [`${signal.id} ${signal.polarity}`, signal]));
    return el("li", { class: "signal" }, el("q", {}, quote), ...[...different.values()].sort((a, b) => b.polarity - a.polarity).map(chip));
  }));
}

function chip({ name, polarity }) {
  const word = t(polarity > 0 ? "favours" : "against");
  const mark = el("span", { role: "img", "aria-label": word, title: word }, icon(polarity > 0 ? "check" : "close", 12));
  return el("span", { class: `chip chip--${side(polarity)}` }, mark, name);
}

function nextQuestion({ say, watch }, lang) {
  const line = (name, label, text) => (text ? el("p", {}, icon(name, 18), el("span", {}, el("b", {}, label), el("span", { lang }, text))) : null);
  return el("section", { class: "ask" }, heading(t("question")), line("bubble", t("say"), say), line("eye", t("watch"), watch));
}

function choice(lines, lang) {
  return el("section", { class: "ask" }, heading(t("nearest")), ...lines.map((line, place) => el("p", { lang }, `${place + 1} ${line}`)));
}

function facetCard({ name, types, path }, lang) {
  return el("section", { class: "facet" }, el("h4", { lang }, name),
    el("ol", { class: "types", lang }, ...types.filter(worthShowing).map(typeItem)),
    path.length ? el("details", { class: "path" }, el("summary", {}, icon("next", 14), t("path")), el("ol", { lang }, ...path.map(step))) : null);
}

const percent = (share) => `${Math.round(share * 100)}%`;

const worthShowing = ({ confidence }, rank) => rank === 0 || confidence >= LEAST;

function typeItem({ emoji, name, confidence }, rank) {
  return el("li", { class: rank ? "type" : "type type--best" }, el("span", { class: "type__name" }, `${emoji} ${name}`),
    bar(confidence, t("confidence", { share: percent(confidence) })), el("span", { class: "type__share" }, percent(confidence)));
}

function bar(share, label, kind = "") {
  return el("span", { class: `share ${kind}`, role: "img", "aria-label": label, css: { share: percent(share) } }, el("i"));
}

/** The bar grows from the side that weighs more. */
function step({ question, yes, because }) {
  const leaning = yes >= 0.5;
  const weight = leaning ? yes : 1 - yes;
  return el("li", { class: "step" }, el("p", { class: "step__question" }, question),
    el("div", { class: "step__answer" }, el("span", { class: leaning ? "" : "step__chosen" }, t("no")), bar(weight, t("yesShare", { share: percent(yes) }), leaning ? "share--right" : ""),
      el("span", { class: leaning ? "step__chosen" : "" }, t("yes")), el("b", {}, percent(weight))),
    because.length ? el("p", { class: "step__because" }, ...because.map((quote) => el("q", {}, quote))) : el("p", { class: "step__prior" }, t("prior")));
}
