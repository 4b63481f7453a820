/** One phone: a private chat with the bot and one with a customer, drawn as a Telegram app draws them. */

import { Attachments } from "./attach.js";
import { Chat } from "./chat.js";
import { copyText } from "./clipboard.js";
import { Composer } from "./composer.js";
import { customerChat } from "./customer.js";
import { Frame } from "./frame.js";
import { htmlLanguage, onLanguage, phoneLanguage, phoneWord } from "./i18n.js";
import { inlineActions, switchInline } from "./inline-hands.js";
import { InlineList } from "./inline.js";
import { stopWaiting } from "./keys.js";
import { Layers } from "./layers.js";
import { follow, startsBot } from "./links.js";
import { canEdit } from "./message.js";
import { dayName, dayOf } from "./moment.js";
import { server } from "./server.js";
import { messageMenu } from "./sheets.js";

const TYPING = 5000;
const DAY = 86_400;

export class Phone {
  place = "bot"; // The open chat: with the bot, or with the "customer".
  #labelled = null; // The language everything is labelled in.
  #dated = null; // The one on which the chats were last dated.
  #drafts = { bot: "", customer: "" }; // What stands in the field of the chat that is not open.

  /** `data` as in the state; `refresh()` loads the state again; `now()` is the bot's clock. */
  constructor(data, { refresh, now }) {
    Object.assign(this, { data, refresh, now });
    this.words = (key) => phoneWord(this.data.language_code, key);
    this.layers = new Layers();
    this.chat = new Chat(this.#messageActions());
    this.customer = customerChat({ ...this.#messageActions("customer"), command: (text) => this.#say(text) });
    this.inline = new InlineList(inlineActions(this));
    this.composer = new Composer(this.#composerActions());
    const parts = { chats: [this.chat.node, this.customer.node], composer: this.composer.node, layers: this.layers.node };
    this.frame = new Frame(parts, { words: this.words, start: () => this.send("/start"), speak: (code) => this.#speak(code), turn: () => this.open(this.place === "bot" ? "customer" : "bot") });
    onLanguage(() => this.frame.labelOutside(this.data));
    this.match(data);
    this.tick();
  }

  get user() {
    return this.data.user_id;
  }

  /** "zh" or "en". */
  speaks() {
    return phoneLanguage(this.data.language_code);
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
    this.customer.match(data.customer);
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
        if (event.message.from_bot) this.#heard();
        this.chat.upsert(event.message);
        return this.#openOrNot();
      case "customer_message":
        return this.customer.upsert(event.message);
      case "inline":
        return this.inline.take(event);
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

  /** Opens one of the two chats; what was being written in the other stays there. */
  open(place) {
    if (place === this.place) return;
    if (this.composer.editing) this.composer.stopEditing();
    this.#drafts[this.place] = this.composer.field.value;
    this.place = place;
    this.composer.swap(this.#drafts[place], place === "customer");
    this.frame.place(place);
    this.frame.typing(!this.chat.dots.hidden);
    this.#openOrNot();
  }

  /** Sends to the bot as if the rep had typed it. Resolves to whether it was taken. */
  send(text) {
    return this.deliver(server.send(this.user, text));
  }

  /** `place` is the chat the button stands in. */
  async press(message, button, place = "bot") {
    if (given(button.data)) await this.deliver(server.tap(this.user, message.message_id, button.data));
    else if (given(button.copy)) await this.#copyButton(button.copy);
    else if (given(button.switch_inline)) switchInline(this, button, place);
    else if (given(button.url)) await follow(this, button.url);
  }

  tick() {
    this.frame.tick(this.now());
    if (dayOf(this.now()) === this.#dated) return;
    this.#dated = dayOf(this.now());
    this.chat.redate();
    this.customer.redate();
  }

  #openOrNot() {
    const withBot = this.place === "bot";
    const fresh = withBot && this.unopened;
    this.frame.start.node.hidden = !fresh;
    this.composer.node.hidden = fresh;
    this.chat.node.hidden = !withBot || fresh;
    this.customer.node.hidden = withBot;
  }

  #heard() {
    this.typing(false);
    this.frame.news(this.place !== "bot");
  }

  #label() {
    this.#labelled = this.data.language_code;
    this.frame.label(this.data, htmlLanguage(this.data.language_code));
    this.frame.labelOutside(this.data);
    this.frame.place(this.place);
    this.chat.relabel();
    this.customer.relabel();
    this.inline.relabel();
    this.composer.relabel();
  }

  /** Writes in the open chat. */
  #say(text) {
    return this.place === "bot" ? this.send(text) : this.deliver(server.customer(this.user, text));
  }

  #messageActions(place = "bot") {
    return {
      words: this.words,
      day: (date) => this.#day(date),
      command: (text) => this.send(text),
      startsBot: (url) => startsBot(this, url),
      follow: (url) => follow(this, url),
      file: (message) => server.fileOf(this.user, message.message_id),
      press: (message, button) => this.press(message, button, place),
      menu: (message, point) => this.#messageMenu(message, point, place),
      edit: (message) => this.composer.startEditing(message),
    };
  }

  #composerActions() {
    return {
      words: this.words,
      send: (text) => this.#say(text),
      edit: (message, text) => this.deliver(server.edit(this.user, message.message_id, text)),
      attachments: new Attachments(this),
      commands: () => this.data.commands,
      layers: this.layers,
      above: this.inline.node,
      typed: (text) => this.inline.typed(text),
      key: (event) => this.inline.key(event),
    };
  }

  #messageMenu(message, point, place) {
    const edit = place === "bot" && canEdit(message) ? () => this.composer.startEditing(message) : null;
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
    await this.deliver(server.language(this.user, code));
    await this.refresh();
  }

  /** Whether the server took it; if not, the phone says so. */
  async deliver(sending) {
    try {
      await sending;
      return true;
    } catch {
      this.layers.toast(this.words("notDelivered"));
      return false;
    }
  }

  #day(seconds) {
    const ago = (days) => dayOf(this.now() - days * DAY);
    if (dayOf(seconds) === ago(0)) return this.words("today");
    if (dayOf(seconds) === ago(1)) return this.words("yesterday");
    return dayName(seconds, htmlLanguage(this.data.language_code));
  }
}

const given = (value) => value !== undefined && value !== null;
