/** The field where the rep writes, the buttons around it, and the tiles (reply keyboard) under it. */

import { el, icon, iconButton, relabel } from "./dom.js";

const TALLEST = 132;

export class Composer {
  #editing = null;

  /**
   * `actions`: words(key), send(text), edit(message, text), attachments, commands(), layers, and of the list `above`
   * the field: typed(text), key(event) (whether the list takes it).
   */
  constructor(actions) {
    this.actions = actions;
    this.field = el("textarea", { class: "composer__field", rows: "1", maxlength: "4096", enterkeyhint: "send", autocomplete: "off" });
    this.menu = el("button", { type: "button", class: "composer__menu" }, icon("menu", 20));
    this.toggle = iconButton("tiles", "", () => this.#showTiles(this.tiles.hidden), "composer__tiles");
    this.clip = iconButton("clip", "", () => this.#attachMenu());
    this.submit = el("button", { type: "button", class: "composer__send" }, icon("send", 20));
    this.bar = el("div", { class: "composer__edit", hidden: true });
    this.tiles = el("div", { class: "tiles", hidden: true });
    const line = el("div", { class: "composer__line" }, this.menu, el("div", { class: "composer__pill" }, this.field, this.toggle, this.clip), this.submit);
    this.node = el("div", { class: "composer" }, actions.above, this.bar, line, this.tiles, actions.attachments.picker);
    this.#listen();
  }

  #listen() {
    this.menu.addEventListener("click", () => this.#commandMenu());
    this.submit.addEventListener("click", () => this.#send());
    this.field.addEventListener("input", (event) => this.#changed(event.isComposing));
    this.field.addEventListener("compositionend", () => this.#changed());
    this.field.addEventListener("keydown", (event) => {
      const composing = event.isComposing || event.keyCode === 229; // Enter that only picks a Chinese candidate.
      if (composing) return;
      const enter = event.key === "Enter" && !event.shiftKey;
      const taken = (enter || event.key !== "Enter") && this.actions.key(event);
      if (taken || enter) event.preventDefault();
      if (taken) return;
      if (enter) this.#send();
      if (event.key === "Escape" && this.#editing) this.stopEditing();
    });
  }

  /** Writes every label in the phone's language. */
  relabel() {
    const { words } = this.actions;
    relabel(this.menu, words("menu"));
    relabel(this.toggle, words("tiles"));
    relabel(this.clip, words("attach"));
    relabel(this.submit, words(this.#editing ? "save" : "send"));
    this.field.setAttribute("aria-label", words("message"));
    this.show(this.keyboard, this.placeholder);
  }

  /** The reply keyboard and placeholder now shown. */
  show(keyboard, placeholder) {
    const changed = JSON.stringify(keyboard) !== JSON.stringify(this.keyboard);
    Object.assign(this, { keyboard, placeholder });
    this.field.placeholder = placeholder || this.actions.words("message");
    this.toggle.hidden = !keyboard?.length;
    if (!changed) return;
    this.tiles.replaceChildren(...(keyboard ?? []).map((row) => el("div", { class: "tiles__row" }, ...row.map((tile) => this.#tile(tile)))));
    this.#showTiles(Boolean(keyboard?.length));
  }

  commandsChanged(commands) {
    this.menu.hidden = !commands?.length;
  }

  get editing() {
    return this.#editing !== null;
  }

  startEditing(message) {
    this.#editing = message;
    const { words } = this.actions;
    const stop = iconButton("close", words("cancel"), () => this.stopEditing());
    this.bar.replaceChildren(icon("pencil", 18), el("div", { class: "composer__editing" }, el("strong", {}, words("editing")), el("span", {}, message.text)), stop);
    this.bar.hidden = false;
    this.put(message.text);
    relabel(this.submit, words("save"));
    this.submit.replaceChildren(icon("check", 22));
  }

  stopEditing() {
    this.#editing = null;
    this.bar.hidden = true;
    this.put("");
    relabel(this.submit, this.actions.words("send"));
    this.submit.replaceChildren(icon("send", 20));
  }

  /** Puts `text` in the field, ready to be sent. */
  put(text) {
    this.swap(text);
    this.field.focus({ preventScroll: true });
  }

  /** Puts `text` in the field of another chat; `plain` is a chat without commands, tiles and attachments. */
  swap(text, plain = this.node.classList.contains("composer--plain")) {
    this.node.classList.toggle("composer--plain", plain);
    this.field.value = text;
    this.#changed();
  }

  async #send() {
    const text = this.field.value.trim();
    if (!text) return;
    const message = this.#editing;
    if (message) this.stopEditing();
    else this.put("");
    const arrived = await (message ? this.actions.edit(message, text) : this.actions.send(text));
    if (!arrived && !this.field.value) this.put(text);
  }

  /** Half a Chinese word, still being composed, is not asked for. */
  #changed(composing = false) {
    if (!composing) this.actions.typed(this.#editing ? "" : this.field.value);
    this.#grow();
  }

  #grow() {
    this.field.style.height = "auto";
    this.field.style.height = `${Math.min(this.field.scrollHeight, TALLEST)}px`;
    this.submit.classList.toggle("composer__send--ready", this.field.value.trim() !== "");
  }

  #tile(tile) {
    return el("button", { type: "button", class: "tile", data: { label: tile.text }, on: { click: () => this.actions.send(tile.text) } }, tile.text);
  }

  #showTiles(on) {
    this.tiles.hidden = !on;
    this.toggle.setAttribute("aria-expanded", String(on));
  }

  #above() {
    return `${this.node.offsetHeight + 8}px`;
  }

  #attachMenu() {
    const { words, attachments, layers } = this.actions;
    layers.menu({ label: words("attach"), entries: attachments.entries(), place: { bottom: this.#above(), right: "12px" }, returnTo: this.clip });
  }

  #commandMenu() {
    const { words, send, commands, layers } = this.actions;
    const entries = commands().map(({ command, description }) => ({ label: description, note: `/${command}`, act: () => send(`/${command}`) }));
    layers.menu({ label: words("menu"), entries, place: { bottom: this.#above(), left: "12px" }, returnTo: this.menu });
  }
}
