/** The bar above the phones: what time it is in the demo, and buttons that put the clock forward. */

import { byId, el, icon } from "./dom.js";
import { language, onLanguage, t } from "./i18n.js";
import { clockOf, shortDay, weekdayName } from "./moment.js";
import { note } from "./notes.js";
import { server } from "./server.js";

const TICK = 1000;
const SETTLED = 300; // After the last thing the bot did, milliseconds until it is asked what comes next.
const TELLING = new Set(["message", "edit", "delete", "restarted"]); // After these something else may be due.

export class TimeBar {
  constructor(store) {
    this.store = store;
    this.day = el("span", { class: "time__day" });
    this.clock = el("strong", { class: "time__clock" });
    this.buttons = { hour: this.#button("clock", "hour"), morning: this.#button("sun", "morning"), next: this.#button("bell", "next") };
    byId("timebar").append(el("p", { class: "time__now" }, this.day, this.clock), el("div", { class: "time__jumps" }, ...Object.values(this.buttons)));
    for (const type of ["reset", "time"]) store.on(type, () => this.#draw());
    store.on("any", (event) => TELLING.has(event.type) && this.#ask());
    onLanguage(() => this.#draw());
    setInterval(() => this.#tick(), TICK);
  }

  #button(picture, to) {
    const words = [el("span", { class: "long" }), el("span", { class: "short" })];
    return el("button", { type: "button", class: "button button--quiet time__jump", disabled: true, on: { click: () => this.#jump(to) } }, icon(picture, 18), ...words);
  }

  #draw() {
    const due = this.store.nextDue;
    this.#label("hour", t("timeHour"), t("timeHourShort"));
    this.#label("morning", t("timeMorning"), t("timeMorningShort"));
    if (due === null) this.#label("next", t("timeNothing"), t("timeNothingShort"));
    else this.#label("next", t("timeNext", { when: this.#when(due) }), t("timeNextShort"));
    this.buttons.hour.disabled = this.buttons.morning.disabled = false;
    this.buttons.next.disabled = due === null;
    this.#tick();
  }

  #label(to, long, short) {
    const [words, brief] = this.buttons[to].querySelectorAll("span");
    words.textContent = long;
    brief.textContent = short;
    this.buttons[to].title = long;
  }

  #when(seconds) {
    return `${shortDay(seconds, language())} ${clockOf(seconds)}`;
  }

  #tick() {
    const now = this.store.now();
    this.day.textContent = shortDay(now, language());
    this.clock.textContent = clockOf(now);
  }

  async #jump(to) {
    try {
      this.store.apply({ type: "time", ...(await server.jump(to)) });
      const now = this.store.now();
      note(t("timeJumped", { day: weekdayName(now, language()), time: clockOf(now) }));
    } catch {
      note(t("timeFailed"));
    }
  }

  #ask() {
    clearTimeout(this.asking);
    this.asking = setTimeout(async () => {
      const time = await server.time().catch(() => null); // A lost server is told elsewhere.
      if (time) this.store.apply({ type: "time", ...time });
    }, SETTLED);
  }
}
