/** One phone: a private chat with the bot, drawn as a Telegram app draws it. */

import { Chat } from "./chat.js";
import { copyText } from "./clipboard.js";
import { Composer } from "./composer.js";
import { Frame } from "./frame.js";
import { htmlLanguage, onLanguage, phoneWord } from "./i18n.js";
import { stopWaiting } from "./keys.js";
import { Layers } from "./layers.js";
import { canEdit } from "./message.js";
import { server } from "./server.js";
import { messageMenu, openLink, pickChat } from "./sheets.js";

const TYPING = 5000;
const DAY = 86_400;

export class Phone {
  #labelled = null; // The language everything is labelled in.

  /** `data` as in the state; `refresh()` loads the state again; `now()` is the bot's clock. */
  constructor(data, { refresh, now }) {
    Object.assign(this, { data, refresh, now });
    this.words = (key) => phoneWord(this.data.language_code, key);
    this.layers = new Layers();
    this.chat = new Chat(this.#messageActions());
    this.composer = new Composer(this.#composerActions());
    const parts = { chat: this.chat.node, composer: this.composer.node, layers: this.layers.node };
    this.frame = new Frame(parts, { words: this.words, start: () => this.send("/start"), speak: (code) => this.#speak(code) });
    onLanguage(() => this.frame.labelOutside(this.data));
    this.match(data);
    this.tick();
  }

  get user() {
    return this.data.user_id;
  }

  get node() {
    return this.frame.node;
  }

  get unopened() {
    return this.data.messages.length === 0;
  }

  /** Shows exactly what the state says. */
  match(data) {
    this.data = data;
    if (this.#labelled !== data.language_code) this.#label();
    this.chat.match(data.messages);
    this.composer.show(data.keyboard, data.placeholder);
    this.composer.commandsChanged(data.commands);
    this.typing(data.typing);
    this.#openOrNot();
  }

  take(event) {
    if (event.type !== "typing") stopWaiting(this.node);
    switch (event.type) {
      case "message":
      case "edit":
        if (event.message.from_bot) this.typing(false);
        this.chat.upsert(event.message);
        return this.#openOrNot();
      case "delete":
        return this.chat.remove(event.message_id);
      case "keyboard":
        return this.composer.show(event.keyboard, event.placeholder);
      case "commands":
        return this.composer.commandsChanged(event.commands);
      case "typing":
        return this.typing(true);
      case "toast":
        return this.#answer(event);
    }
  }

  typing(on) {
    this.chat.typing(on);
    this.frame.typing(on);
    clearTimeout(this.typingTimer);
    if (on) this.typingTimer = setTimeout(() => this.typing(false), TYPING);
  }

  /** Sends as if the rep had typed it. Resolves to whether it was taken. */
  send(text) {
    return this.#deliver(server.send(this.user, text));
  }

  async press(message, button) {
    if (given(button.data)) await this.#deliver(server.tap(this.user, message.message_id, button.data));
    else if (given(button.copy)) await this.#copyButton(button.copy);
    else if (given(button.switch_inline)) pickChat(this.layers, this.words, button.switch_inline, (text) => this.#copy(text));
    else if (given(button.url)) openLink(this.layers, this.words, button.url);
  }

  tick() {
    this.frame.tick(this.now());
  }

  #openOrNot() {
    this.frame.start.node.hidden = !this.unopened;
    this.composer.node.hidden = this.unopened;
    this.chat.node.hidden = this.unopened;
  }

  #label() {
    this.#labelled = this.data.language_code;
    this.frame.label(this.data, htmlLanguage(this.data.language_code));
    this.frame.labelOutside(this.data);
    this.chat.relabel();
    this.composer.relabel();
  }

  #messageActions() {
    return {
      words: this.words,
      day: (date) => this.#day(date),
      command: (text) => this.send(text),
      press: (message, button) => this.press(message, button),
      menu: (message, point) => this.#messageMenu(message, point),
      edit: (message) => this.composer.startEditing(message),
    };
  }

  #composerActions() {
    return {
      words: this.words,
      send: (text) => this.send(text),
      edit: (message, text) => this.#deliver(server.edit(this.user, message.message_id, text)),
      attach: (kind) => this.#deliver(server.attach(this.user, kind)),
      commands: () => this.data.commands,
      layers: this.layers,
    };
  }

  #messageMenu(message, point) {
    const edit = canEdit(message) ? () => this.composer.startEditing(message) : null;
    const copy = message.text ? () => this.#copy(message.text) : null;
    messageMenu(this.layers, this.words, this.frame.screen, point, { edit, copy });
  }

  async #copy(text) {
    this.layers.toast(this.words((await copyText(text)) ? "copied" : "copyFailed"));
  }

  async #copyButton(text) {
    await this.#copy(text);
    document.dispatchEvent(new CustomEvent("birdcall:copied", { detail: { user: this.user, text } }));
  }

  #answer({ text, alert }) {
    if (text && alert) this.layers.alert(text, this.words("ok"));
    else if (text) this.layers.toast(text);
  }

  async #speak(code) {
    await this.#deliver(server.language(this.user, code));
    await this.refresh();
  }

  async #deliver(sending) {
    try {
      await sending;
      return true;
    } catch {
      this.layers.toast(this.words("notDelivered"));
      return false;
    }
  }

  #day(seconds) {
    const date = new Date(seconds * 1000);
    const ago = (days) => new Date((this.now() - days * DAY) * 1000).toDateString();
    if (date.toDateString() === ago(0)) return this.words("today");
    if (date.toDateString() === ago(1)) return this.words("yesterday");
    return date.toLocaleDateString(htmlLanguage(this.data.language_code), { month: "long", day: "numeric" });
  }
}

const given = (value) => value !== undefined && value !== null;
