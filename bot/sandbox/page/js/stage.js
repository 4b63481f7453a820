/** The phones side by side, and the switcher that shows one at a time where there is no room. */

import { byId, el } from "./dom.js";
import { onLanguage, t } from "./i18n.js";
import { Phone } from "./phone.js";

const TICK = 10_000;
const PHONE = 320; // The least width a phone looks right in, and the least gap between two.
const GAP = 16;
const NAMES = ["zh", "en", "lead"]; // What the tour calls the phones, in their order.

export class Stage {
  phones = new Map();

  constructor(store, refresh) {
    this.store = store;
    this.refresh = refresh;
    this.row = byId("phones");
    this.switcher = byId("switcher");
    store.on("reset", () => this.#match());
    store.on("any", (event) => this.#pass(event));
    store.on("time", () => this.#tick());
    onLanguage(() => this.#labelTabs());
    new ResizeObserver(() => this.#fit()).observe(byId("stage"));
    setInterval(() => this.#tick(), TICK);
  }

  /** Brings one phone to the front (where only one has room). */
  show(user) {
    for (const [id, phone] of this.phones) phone.node.classList.toggle("phone--front", id === user);
    for (const tab of this.switcher.children) {
      tab.setAttribute("aria-pressed", String(Number(tab.dataset.user) === user));
      if (Number(tab.dataset.user) === user) this.#unread(tab, 0);
    }
  }

  /** The phone the tour calls by this name. */
  of(name) {
    return [...this.phones.values()][NAMES.indexOf(name)];
  }

  #tick() {
    for (const phone of this.phones.values()) phone.tick();
  }

  #match() {
    const known = [...this.phones.keys()].join();
    for (const data of this.store.phones.values()) this.phones.get(data.user_id)?.match(data);
    if (known === [...this.store.phones.keys()].join()) return;
    this.phones = new Map([...this.store.phones].map(([user, data]) => [user, this.phones.get(user) ?? this.#make(data)]));
    this.row.replaceChildren(...[...this.phones.values()].map((phone) => phone.node));
    this.#fit();
    this.#drawTabs();
    this.show(this.phones.keys().next().value);
  }

  #fit() {
    const needed = this.phones.size * (PHONE + GAP) - GAP;
    byId("stage").classList.toggle("stage--one", this.phones.size > 1 && byId("stage").clientWidth < needed);
  }

  #make(data) {
    return new Phone(data, { refresh: this.refresh, now: () => this.store.now() });
  }

  #pass(event) {
    const phone = this.phones.get(event.user_id);
    if (!phone) return;
    phone.take(event);
    if (event.type === "message" && event.message.from_bot && !phone.node.offsetParent) this.#unread(this.#tab(phone.user), 1);
  }

  #drawTabs() {
    const tab = ({ data }) => el("button", { type: "button", class: "switcher__tab", data: { user: data.user_id }, on: { click: () => this.show(data.user_id) } },
      el("span", { class: "switcher__face", "aria-hidden": "true" }, [...data.name][0]), el("span", {}, data.name), el("span", { class: "switcher__count", hidden: true }));
    this.switcher.replaceChildren(...[...this.phones.values()].map(tab));
  }

  #tab(user) {
    return [...this.switcher.children].find((tab) => Number(tab.dataset.user) === user);
  }

  /** Adds to the badge of a tab, or empties it with 0. */
  #unread(tab, more) {
    const badge = tab?.querySelector(".switcher__count");
    if (!badge) return;
    const count = more ? Number(badge.textContent) + more : 0;
    badge.textContent = count || "";
    badge.hidden = !count;
    this.#labelTab(tab, count);
  }

  #labelTabs() {
    for (const tab of this.switcher.children) this.#labelTab(tab, Number(tab.querySelector(".switcher__count").textContent));
  }

  #labelTab(tab, count) {
    const name = this.phones.get(Number(tab.dataset.user)).data.name;
    if (count) tab.setAttribute("aria-label", `${name}, ${t("unread", { count })}`);
    else tab.removeAttribute("aria-label");
  }
}
