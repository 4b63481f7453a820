/** Inline mode: what is typed after the bot's name goes to the bot, and what it offers stands in a list above the field. */

import { el } from "./dom.js";

const PAUSE = 250; // Milliseconds without a key before the bot is asked.
const LONGEST = 256;

export class InlineList {
  #asked = null; // {place, query} as typed now; null when the field holds something else.
  #shown = null; // The newest answer to it; further pages are added to its results.
  #sending = false;

  /**
   * `actions`: words(key), bot() (its username), place(), ask(place, query, offset), choose(queryId, resultId) and
   * done() (empties the field), start(parameter), open(url), back() (focuses the field).
   */
  constructor(actions) {
    this.actions = actions;
    this.rows = el("div", { class: "inline__rows" });
    this.count = el("span", { class: "offscreen", role: "status" });
    this.node = el("div", { class: "inline", role: "group", hidden: true }, this.rows, this.count);
    this.node.addEventListener("keydown", (event) => this.#walk(event));
  }

  /** What stands in the field now. */
  typed(text) {
    const query = queryIn(text, this.actions.bot());
    const place = this.actions.place();
    if (this.#asked?.query === query && this.#asked?.place === place) return;
    clearTimeout(this.timer);
    this.#asked = query === null ? null : { place, query };
    if (query === null) this.#show(null);
    else this.timer = setTimeout(() => this.actions.ask(place, query, ""), PAUSE);
  }

  /** An answer of the bot; one to something else than what is typed now is not shown. */
  take(answer) {
    if (this.#asked?.query !== answer.query || this.#asked.place !== answer.place) return;
    if (answer.offset && answer.offset !== this.#shown?.next_offset) return;
    const before = answer.offset ? this.#shown.results : [];
    const inside = this.node.contains(document.activeElement);
    const results = answer.results.map((result) => ({ ...result, queryId: answer.query_id }));
    this.#show({ ...answer, results: [...before, ...results] });
    if (inside) (this.rows.querySelectorAll(".inline__result")[before.length] ?? this.#stops().at(-1))?.focus();
  }

  /** Whether the list takes a key pressed in the field: arrows go into it, Enter sends the first result, Escape hides it. */
  key(event) {
    if (!this.#asked) return false;
    const fresh = this.#shown?.query === this.#asked.query;
    if (event.key === "Enter" && fresh && this.#shown.results.length) this.#choose(this.#shown.results[0]);
    else if (event.key === "Enter") return !fresh;
    else if (this.node.hidden) return false;
    else if (event.key === "ArrowUp") this.#stops().at(-1).focus();
    else if (event.key === "ArrowDown") this.#stops()[0].focus();
    else if (event.key === "Escape") this.#leave();
    else return false;
    return true;
  }

  /** The field keeps its words, which are only words until they change. */
  #leave() {
    this.#asked = null;
    this.#show(null);
  }

  relabel() {
    this.node.setAttribute("aria-label", this.actions.words("results"));
    this.#show(this.#shown);
  }

  #show(answer) {
    this.#shown = answer;
    const { words } = this.actions;
    const button = answer?.button ? [this.#switch(answer.button)] : [];
    const more = answer?.next_offset ? [this.#more(answer)] : [];
    this.rows.replaceChildren(...button, ...(answer?.results ?? []).map((result) => this.#result(result)), ...more);
    this.node.hidden = this.rows.children.length === 0;
    this.count.textContent = answer ? `${answer.results.length} ${words("resultCount")}` : "";
  }

  #result(result) {
    const words = [el("strong", { class: "inline__title" }, result.title), result.description ? el("span", { class: "inline__note" }, result.description) : null];
    return el("button", { type: "button", class: "inline__result", data: { id: result.id }, on: { click: () => this.#choose(result) } }, ...words);
  }

  #switch({ text, start, url }) {
    const act = () => (start ? this.actions.start(start) : this.actions.open(url));
    return el("button", { type: "button", class: "inline__switch", on: { click: act } }, text);
  }

  #more({ place, query, next_offset: offset }) {
    return el("button", { type: "button", class: "inline__switch", on: { click: () => this.actions.ask(place, query, offset) } }, this.actions.words("moreResults"));
  }

  async #choose({ queryId, id }) {
    if (this.#sending) return;
    this.#sending = true;
    const sent = await this.actions.choose(queryId, id);
    this.#sending = false;
    if (sent) this.actions.done();
  }

  #walk(event) {
    const stops = this.#stops();
    const at = stops.indexOf(document.activeElement);
    if (event.key === "Escape" || (event.key === "ArrowDown" && at === stops.length - 1)) this.actions.back();
    else if (event.key === "ArrowDown") stops[at + 1].focus();
    else if (event.key === "ArrowUp") stops[Math.max(0, at - 1)].focus();
    else return;
    event.preventDefault();
  }

  #stops() {
    return [...this.rows.children];
  }
}

/** What follows "@bot " in the field; null when the field does not begin so, or has more than Telegram passes on. */
function queryIn(text, bot) {
  const name = `@${bot}`;
  if (text.slice(0, name.length).toLowerCase() !== name.toLowerCase() || !/\s/.test(text.charAt(name.length))) return null;
  const query = text.slice(name.length + 1);
  return [...query].length <= LONGEST ? query : null;
}
