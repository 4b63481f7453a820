/** The list of messages of one phone: order, days, groups, and where it is scrolled. */

import { el, icon, stillness } from "./dom.js";
import { fillMessage, messageItem } from "./message.js";
import { dayOf } from "./moment.js";

const NEAR = 80; // Pixels from the end within which new messages keep the end in view.
const MARGIN = 8;
const GROUP = 300; // Seconds within which messages of one side stand close together.

export class Chat {
  #waiting = 0; // Messages that came while the end was out of view.
  #near = true; // The end is in view, or on its way there.
  #top = 0; // Where the last movement left it, in pixels.

  /** `actions` as messageItem takes them, and `now()` in unix seconds. */
  constructor(actions) {
    this.actions = actions;
    this.list = el("ol", { class: "messages" });
    this.dots = el("li", { class: "msg msg--in msg--typing", hidden: true }, el("div", { class: "bubble", "aria-hidden": "true" }, dots()));
    this.list.append(this.dots);
    this.scroller = el("div", { class: "chat__scroll", role: "log", "aria-live": "polite", tabindex: "0" }, this.list);
    this.count = el("span", { class: "jump__count" });
    this.jump = el("button", { type: "button", class: "jump", hidden: true, on: { click: () => this.toEnd(true) } }, icon("down", 22), this.count);
    this.node = el("div", { class: "chat" }, this.scroller, this.jump);
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    new ResizeObserver(() => this.#near && this.toEnd(false)).observe(this.scroller);
  }

  /** Adds the message, or draws it anew where it stands. Unchanged ones are left alone. */
  upsert(message, fresh = true) {
    const item = this.#item(message.message_id);
    if (!item) this.#add(message, fresh);
    else if (JSON.stringify(item.message) !== JSON.stringify(message)) this.#change(item, message);
  }

  remove(id) {
    this.#item(id)?.remove();
    this.#regroup();
  }

  /** Shows exactly these messages (after a reload of the state). */
  match(messages) {
    const wanted = new Set(messages.map((message) => message.message_id));
    for (const item of this.#items()) if (!wanted.has(item.message.message_id)) item.remove();
    for (const message of messages) this.upsert(message, false);
    this.#regroup();
  }

  /** Draws everything again in another language. */
  relabel() {
    this.scroller.setAttribute("aria-label", this.actions.words("chat"));
    this.jump.setAttribute("aria-label", this.actions.words("jump"));
    for (const item of this.#items()) fillMessage(item, item.message, this.actions);
    this.#regroup();
  }

  /** Names the days again: today may be yesterday now. */
  redate() {
    this.#regroup();
  }

  typing(on) {
    this.dots.hidden = !on;
    if (on && this.#near) this.toEnd(true);
  }

  toEnd(smooth) {
    this.#waiting = 0;
    this.#near = true;
    this.scroller.scrollTo({ top: this.scroller.scrollHeight, behavior: smooth && !stillness() ? "smooth" : "instant" });
    this.#showJump();
  }

  /** Brings the end into view; or, of a message that is taller than the chat, its beginning. */
  reveal(id) {
    const item = this.#item(id);
    if (!item || item.offsetHeight <= this.scroller.clientHeight) return this.toEnd(true);
    this.#near = false;
    const top = item.offsetTop - MARGIN; // In the chat, which is as wide and high as the scroller; arriving does not move it.
    this.scroller.scrollTo({ top, behavior: stillness() ? "instant" : "smooth" });
    this.#showJump();
  }

  #add(message, fresh) {
    const keep = this.#near || !message.from_bot;
    const item = messageItem(message, this.actions);
    if (fresh) item.classList.add("msg--fresh");
    this.dots.before(item);
    this.#regroup();
    if (keep && fresh && message.from_bot) this.reveal(message.message_id);
    else if (keep) this.toEnd(fresh);
    else this.#waiting += 1;
    this.#showJump();
  }

  #change(item, message) {
    const keep = this.#near;
    fillMessage(item, message, this.actions);
    item.classList.remove("msg--fresh", "msg--changed");
    void item.offsetWidth; // Restarts the animation.
    item.classList.add("msg--changed");
    this.#regroup();
    if (keep) this.toEnd(true);
  }

  #item(id) {
    return this.list.querySelector(`:scope > .msg[data-id="${id}"]`);
  }

  #items() {
    return [...this.list.querySelectorAll(":scope > .msg[data-id]")];
  }

  #regroup() {
    for (const chip of this.list.querySelectorAll(".day")) chip.remove();
    let before = null;
    for (const item of this.#items()) {
      const { date, from_bot: fromBot } = item.message;
      const newDay = !before || dayOf(before.message.date) !== dayOf(date);
      if (newDay) item.before(el("li", { class: "day" }, el("span", {}, this.actions.day(date))));
      const joined = !newDay && before.message.from_bot === fromBot && date - before.message.date < GROUP && !before.message.buttons?.length;
      item.classList.toggle("msg--joined", joined);
      before = item;
    }
  }

  /** Only moving up leaves the end: a movement towards it reports many places on its way that are far from it. */
  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.#near = scrollHeight - scrollTop - clientHeight < NEAR || (this.#near && scrollTop >= this.#top);
    this.#top = scrollTop;
    if (this.#near) this.#waiting = 0;
    this.#showJump();
  }

  #showJump() {
    this.jump.hidden = this.#near;
    this.count.textContent = this.#waiting || "";
  }
}

export const dots = () => el("span", { class: "dots", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
