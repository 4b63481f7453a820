/** What can be sent besides text: samples of all kinds, a file of the visitor's own, a contact. */

import { el } from "./dom.js";
import { server } from "./server.js";

const MOST = 100 * 1024 * 1024; // As the server has it.

const SAMPLES = { zh: "customers-zh.csv", en: "customers-en.csv" };

const PEOPLE = {
  zh: [["王芳", "13800138000"], ["张建国", "13900000000"], ["李老师", "13700000000"]],
  en: [["Grace Wong", "+44 7700 900123"], ["Mark King", "+44 7700 900456"], ["Leah Brooks", "+44 7700 900789"]],
};

/** The entries of one phone's attach menu. `phone`: user, words(key), layers, deliver(promise), speaks() ("zh" or "en"). */
export class Attachments {
  constructor(phone) {
    this.phone = phone;
    this.picker = el("input", { type: "file", class: "offscreen", tabindex: "-1", "aria-hidden": "true" });
    this.picker.addEventListener("change", () => this.#picked());
  }

  entries() {
    const { words } = this.phone;
    const plain = ["photo", "sticker", "voice"].map((kind) => ({ icon: kind, label: words(kind), act: () => this.#send(server.attach(this.phone.user, kind)) }));
    return [
      { icon: "file", label: words("ownFile"), act: () => this.picker.click() },
      { icon: "file", label: words("sampleFile"), note: words("sample"), act: () => this.#sample() },
      { icon: "person", label: words("contact"), act: () => this.#contact() },
      ...plain,
    ];
  }

  #send(sending) {
    return this.phone.deliver(sending);
  }

  #picked() {
    const [file] = this.picker.files;
    if (file) this.#file(file, file.name);
    this.picker.value = ""; // So that the same file can be chosen again.
  }

  #file(content, name) {
    const { words, layers, user } = this.phone;
    if (content.size === 0) return layers.toast(words("fileEmpty"));
    if (content.size > MOST) return layers.toast(words("fileTooBig"));
    return this.#send(server.file(user, name, content));
  }

  async #sample() {
    const answer = await fetch(`static/samples/${SAMPLES[this.phone.speaks()]}`).catch(() => null);
    if (answer?.ok) this.#file(await answer.blob(), this.phone.words("sampleFile"));
    else this.phone.layers.toast(this.phone.words("notDelivered"));
  }

  #contact() {
    const { words, layers, user } = this.phone;
    layers.form({
      title: words("contactTitle"),
      fields: [
        { label: words("contactName"), maxlength: 64, required: true, pattern: ".*\\S.*" },
        { label: words("contactPhone"), maxlength: 32, required: true, type: "tel", pattern: "\\+?[0-9][0-9 \\(\\)\\-]{2,30}" },
      ],
      samples: PEOPLE[this.phone.speaks()],
      words: { act: words("contactSend"), cancel: words("cancel") },
      act: ([name, number]) => this.#send(server.contact(user, name, number)),
    });
  }
}
