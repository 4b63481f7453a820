/** The guided tour: its card, where it points, and whether a step has come true. */

import { byId, el, icon, iconButton } from "./dom.js";
import { language, onLanguage, t } from "./i18n.js";
import { perform, targetOf } from "./tour-hands.js";

const TRIES = 10; // Times that a button is looked for which is not there yet.
const SLOW = 8000;
const JUMPS = { hour: "timeHour", morning: "timeMorning", next: "tourTimeNext" };

export function connectTour(store, stage, timeBar) {
  const tour = new Tour(store, stage, timeBar);
  byId("tour-start").addEventListener("click", () => tour.start());
  store.on("reset", () => {
    byId("tour-start").hidden = store.tour.length === 0;
  });
}

class Tour {
  #at = null; // Index of the step on show; null when closed.
  #done = new Set();
  #state = "ready"; // ready, doing, waiting, slow, missing
  #before = new Map(); // Messages as they were when the step began, by id.
  #copied = false;
  #missing = null; // The button that a step could not press.
  #isNew = (id) => this.#news.some((message) => message.message_id === id);

  constructor(store, stage, timeBar) {
    Object.assign(this, { store, stage, timeBar });
    this.card = byId("tour");
    store.on("any", () => this.#at !== null && this.#check());
    document.addEventListener("birdcall:copied", (event) => this.#noticeCopy(event.detail.user));
    this.card.addEventListener("keydown", (event) => event.key === "Escape" && this.close());
    onLanguage(() => this.#at !== null && this.#draw());
  }

  get step() {
    return this.store.tour[this.#at];
  }

  get phone() {
    return this.stage.of(this.step.phone);
  }

  start() {
    this.#done.clear();
    this.#go(0);
    this.card.querySelector(".tour__do").focus();
    this.card.scrollIntoView({ block: "nearest" });
  }

  close() {
    this.#at = null;
    this.card.hidden = true;
    byId("desk").classList.remove("desk--touring");
    this.#point(null);
    byId("tour-start").focus();
  }

  #go(index) {
    this.#at = index;
    this.#state = "ready";
    this.#copied = false;
    this.#before = new Map(this.phone.data.messages.map((message) => [message.message_id, JSON.stringify(message)]));
    this.card.hidden = false;
    byId("desk").classList.add("desk--touring");
    this.stage.show(this.phone.user);
    this.phone.open("bot");
    this.phone.chat.toEnd(false);
    this.#draw();
  }

  async #doIt() {
    const step = this.step;
    this.#set("doing");
    this.#missing = await perform(this.phone, this.timeBar, step.do, this.#isNew);
    for (let tries = 0; this.#missing !== null && !step.do.then && this.step === step && tries < TRIES; tries++) {
      await new Promise((over) => setTimeout(over, 500)); // what brings the button may be on its way
      this.#missing = await perform(this.phone, this.timeBar, step.do, this.#isNew);
    }
    if (this.step !== step || this.#done.has(step.id)) return;
    this.#set(this.#missing === null ? "waiting" : "missing");
    setTimeout(() => this.step === step && this.#state === "waiting" && this.#set("slow"), SLOW);
  }

  #noticeCopy(user) {
    if (this.#at === null || this.phone.user !== user || !this.step.do.copy) return;
    this.#copied = true;
    this.#check();
  }

  #check() {
    if (!this.#done.has(this.step.id) && this.#cameTrue()) {
      this.#done.add(this.step.id);
      this.#set("ready");
      this.#reveal();
    } else this.#point(this.step);
  }

  /** What the bot wrote or changed on this phone since the step began. */
  get #news() {
    return this.phone.data.messages.filter((message) => message.from_bot && this.#before.get(message.message_id) !== JSON.stringify(message));
  }

  /** What came is seen from its beginning, once the card and the chat have found their size. */
  #reveal() {
    const newest = this.#news.at(-1);
    if (newest) requestAnimationFrame(() => this.phone.chat.reveal(newest.message_id));
  }

  #cameTrue() {
    const { do: act, expect } = this.step;
    if (act.copy && !this.#copied) return false;
    const seen = act.copy ? this.phone.data.messages.filter((message) => message.from_bot) : this.#news;
    const shown = seen.map(wording).join("\n");
    return (act.copy || shown !== "") && expect.every((fragment) => shown.includes(fragment));
  }

  #set(state) {
    this.#state = state;
    this.#draw();
  }

  #point(step) {
    const target = step && !this.#done.has(step.id) ? targetOf(this.phone, this.timeBar, step.do, this.#isNew) : null;
    for (const node of document.querySelectorAll(".spot")) if (node !== target) node.classList.remove("spot");
    target?.classList.add("spot");
    for (const phone of this.stage.phones.values()) phone.node.classList.toggle("phone--aside", step !== null && phone !== this.phone);
  }

  #draw() {
    const focused = this.card.contains(document.activeElement) ? document.activeElement.dataset.name : null;
    const { title, note } = this.step;
    this.card.replaceChildren(
      el("header", { class: "tour__head" }, progress(this.#at, this.store.tour.length), iconButton("close", t("tourClose"), () => this.close())),
      el("div", { class: "tour__words", "aria-live": "polite" }, el("p", { class: "tour__where" }, t("tourOn", { name: this.phone.data.name })), el("h2", {}, title[language()]), el("p", {}, note[language()]), actLine(this.step.do, this.phone), this.#status()),
      this.#buttons());
    if (focused) (this.card.querySelector(`[data-name="${focused}"]:not(:disabled)`) ?? this.card.querySelector("[data-name=next]"))?.focus();
    this.#point(this.step);
  }

  #status() {
    const done = this.#done.has(this.step.id);
    const words = { doing: t("tourDoing"), waiting: t("tourWait"), slow: t("tourSlow"), missing: this.step.do.time ? t("timeNothing") : t("tourMissing", { label: this.#missing }) };
    const text = done ? t("tourDone") : words[this.#state];
    return text ? el("p", { class: `tour__status${done ? " tour__status--done" : ""}` }, done ? icon("check", 18) : null, text) : null;
  }

  #buttons() {
    const [last, done] = [this.#at === this.store.tour.length - 1, this.#done.has(this.step.id)];
    const button = (name, label, kind, act) => el("button", { type: "button", class: `button tour__${name} ${kind}`, data: { name }, on: { click: act } }, label);
    const back = button("back", t("tourBack"), "button--quiet", () => this.#go(this.#at - 1));
    back.disabled = this.#at === 0;
    const act = button("do", t("tourDo"), done ? "button--quiet" : "button--primary", () => this.#doIt());
    act.disabled = this.#state === "doing";
    const next = button("next", t(last ? "tourFinish" : "tourNext"), done ? "button--primary" : "button--quiet", () => (last ? this.close() : this.#go(this.#at + 1)));
    return el("footer", { class: "tour__buttons" }, back, act, next);
  }
}

function progress(at, all) {
  const pips = Array.from({ length: all }, (_, index) => el("i", { class: index < at ? "pip pip--past" : index === at ? "pip pip--now" : "pip" }));
  return el("div", { class: "tour__progress", role: "img", "aria-label": t("tourStep", { at: at + 1, all }) }, ...pips);
}

function actLine(act, phone) {
  if (act.time) return el("p", { class: "tour__act" }, el("b", {}, t("tourTime")), el("span", { class: "tour__key" }, t(JUMPS[act.time])));
  const [key, words] = act.send ? ["tourSend", act.send] : act.tap ? ["tourTap", act.tap] : ["tourCopy", act.copy];
  const { lang } = phone.frame.screen;
  const after = (act.then ?? []).flatMap((label) => [el("b", {}, t("tourThen")), el("span", { class: "tour__key", lang }, label)]);
  return el("p", { class: "tour__act" }, el("b", {}, t(key)), el("span", { class: act.send ? "tour__say" : "tour__key", lang }, words), ...after);
}

const wording = (message) => [message.text, ...message.buttons.flat().map((button) => button.text)].join("\n");
