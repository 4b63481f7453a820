/** What stands around a chat: the person above the phone, the status bar, the head of the chat, the opening screen. */

import { dots } from "./chat.js";
import { el, icon, relabel } from "./dom.js";
import { t } from "./i18n.js";
import { clockOf } from "./moment.js";

const LANGUAGES = [["zh-hans", "简体中文"], ["zh-hant", "繁體中文"], ["en", "English"]];

export class Frame {
  /** `parts`: the nodes of the chats, the composer and the layers; `actions`: words(key), start(), speak(languageCode), turn(). */
  constructor(parts, actions) {
    this.actions = actions;
    this.clock = el("span", {});
    this.title = el("strong");
    this.status = el("span", { class: "head__status" });
    this.start = this.#start();
    this.screen = el("div", { class: "screen" }, this.#statusBar(), this.#head(), ...parts.chats, this.start.node, parts.composer, parts.layers);
    this.node = el("section", { class: "phone" }, this.#who(), el("div", { class: "frame" }, this.screen));
  }

  #who() {
    this.face = el("span", { class: "who__face", "aria-hidden": "true" });
    this.name = el("strong", { class: "who__name" });
    this.pick = el("select", { class: "who__language" }, ...LANGUAGES.map(([code, name]) => el("option", { value: code }, name)));
    this.pick.addEventListener("change", () => this.actions.speak(this.pick.value));
    return el("div", { class: "who" }, this.face, this.name, el("label", { class: "who__pick" }, icon("globe", 16), this.pick));
  }

  #statusBar() {
    const icons = el("span", { class: "status__icons" }, icon("signal", 14), icon("battery", 20));
    return el("div", { class: "status", "aria-hidden": "true" }, this.clock, el("span", { class: "status__island" }), icons);
  }

  #head() {
    this.bird = el("img", { class: "head__face", src: "static/img/bird.svg", alt: "", width: "38", height: "38" });
    this.person = el("span", { class: "head__face head__face--person", hidden: true }, icon("person", 22));
    this.otherName = el("span");
    this.other = el("button", { type: "button", class: "head__other", on: { click: () => this.actions.turn() } }, icon("bubble", 16), this.otherName);
    return el("header", { class: "head" }, this.bird, this.person, el("div", { class: "head__names" }, this.title, this.status), this.other);
  }

  #start() {
    const [title, body] = [el("h3"), el("p")];
    const button = el("button", { type: "button", class: "start__button", on: { click: () => this.actions.start() } });
    const face = el("img", { src: "static/img/bird.svg", alt: "", width: "56", height: "56" });
    const node = el("div", { class: "start", hidden: true }, el("div", { class: "start__card" }, face, title, body), button);
    return { node, title, body, button };
  }

  /** What the Telegram app says, in its own language. */
  label(data, lang) {
    const { words } = this.actions;
    this.screen.lang = lang;
    this.botName = data.title || "Birdcall";
    this.start.title.textContent = words("whatCan");
    this.start.body.textContent = words("whatCanBody");
    this.start.button.textContent = words("start");
    this.pick.value = lang.toLowerCase();
  }

  /** What the page says, in the page's language. */
  labelOutside({ name, user_id: user }) {
    this.node.dataset.user = user;
    this.name.textContent = name;
    this.face.textContent = [...name][0] ?? "";
    this.node.setAttribute("aria-label", t("phoneOf", { name }));
    this.pick.setAttribute("aria-label", t("appLanguage", { name }));
    this.pick.title = t("appLanguage", { name });
  }

  /** Which of the two chats is open ("bot" or "customer"); the button leads to the other. */
  place(place) {
    const { words } = this.actions;
    const [bot, customer] = [this.botName, words("customer")];
    this.withBot = place === "bot";
    this.bird.hidden = !this.withBot;
    this.person.hidden = this.withBot;
    this.title.textContent = this.withBot ? bot : customer;
    this.otherName.textContent = this.withBot ? customer : bot;
    relabel(this.other, words(this.withBot ? "toCustomer" : "toBot"));
    if (this.withBot) this.news(false);
    this.typing(false);
  }

  /** Whether the bot has written while the other chat was open. */
  news(on) {
    this.other.classList.toggle("head__other--news", on);
  }

  typing(on) {
    if (!this.withBot) return this.status.replaceChildren(this.actions.words("customerStatus"));
    this.status.replaceChildren(this.actions.words(on ? "typing" : "bot"), ...(on ? [dots()] : []));
    this.status.classList.toggle("head__status--typing", on);
  }

  /** The time on the status bar; `now` in unix seconds. */
  tick(now) {
    this.clock.textContent = clockOf(now);
  }
}
