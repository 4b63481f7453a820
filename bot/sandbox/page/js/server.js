/** Talking with the demo server. Addresses are relative, so the session key in the page's own address goes along. */

const FIRST_RETRY = 500;
const LONGEST_RETRY = 5000;

async function post(path, body) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.status === 204 ? null : answer.json();
}

async function upload(path, content) {
  const answer = await fetch(path, { method: "POST", headers: { "Content-Type": "application/octet-stream" }, body: content });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
}

async function get(path) {
  const answer = await fetch(path, { cache: "no-store" });
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
}

export const server = {
  send: (user, text) => post(`phones/${user}/send`, { text }),
  edit: (user, message_id, text) => post(`phones/${user}/edit`, { message_id, text }),
  tap: (user, message_id, data) => post(`phones/${user}/tap`, { message_id, data }),
  attach: (user, kind) => post(`phones/${user}/attach`, { kind }),
  contact: (user, first_name, phone_number) => post(`phones/${user}/contact`, { first_name, phone_number }),
  file: (user, name, content) => upload(`phones/${user}/file?name=${encodeURIComponent(name)}`, content),
  fileOf: (user, message_id) => `phones/${user}/files/${message_id}`,
  customer: (user, text) => post(`phones/${user}/customer`, { text }),
  inline: (user, place, query, offset) => post(`phones/${user}/inline`, { place, query, offset }),
  choose: (user, query_id, result_id) => post(`phones/${user}/choose`, { query_id, result_id }),
  language: (user, language_code) => post(`phones/${user}/language`, { language_code }),
  inspect: (text, language) => post("inspect", { text, language }),
  restart: () => post("restart", {}),
  time: () => get("time"),
  jump: (to) => post("time", { to }),
};

/**
 * Keeps the store in step: opens the event stream, loads the state each time the stream (re)opens, then applies what
 * arrived meanwhile. `onLine(connected)` tells whether the page is in touch.
 */
export class Link {
  #wait = FIRST_RETRY;
  #held = null;
  #timer = null;

  constructor(store, onLine) {
    this.store = store;
    this.onLine = onLine;
  }

  open() {
    this.stream?.close();
    this.#held = [];
    const stream = new EventSource("events");
    stream.onopen = () => this.#reload(stream);
    stream.onmessage = (message) => this.#take(JSON.parse(message.data));
    stream.onerror = () => this.#retry(stream);
    this.stream = stream;
  }

  /** Loads the state again, for what the stream does not report (a phone's language). */
  async refresh() {
    this.store.reset(await get("state"));
  }

  async #reload(stream) {
    try {
      const state = await get("state");
      if (stream !== this.stream) return;
      this.store.reset(state);
      this.#held.forEach((event) => this.store.apply(event));
      this.#held = null;
      this.#wait = FIRST_RETRY;
      this.onLine(true);
    } catch {
      this.#retry(stream);
    }
  }

  #take(event) {
    if (this.#held) this.#held.push(event);
    else this.store.apply(event);
  }

  #retry(stream) {
    if (stream !== this.stream) return;
    stream.close();
    this.onLine(false);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.open(), this.#wait);
    this.#wait = Math.min(this.#wait * 2, LONGEST_RETRY);
  }
}
