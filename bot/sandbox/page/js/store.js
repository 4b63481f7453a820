/** What the page knows, as the server told it: the phones, the calls, the tour. Views listen; only `apply` and `reset` change it. */

const CALLS_KEPT = 200;

export class Store extends EventTarget {
  phones = new Map();
  calls = [];
  tour = [];
  behind = 0; // Seconds by which this browser's clock differs from the demo's.
  nextDue = null; // When the bot will next write by itself, in unix seconds.

  /** The whole truth, from GET state. */
  reset(state) {
    this.phones = new Map(state.phones.map((phone) => [phone.user_id, phone]));
    this.calls = [...state.api].reverse(); // The state lists them oldest first.
    this.tour = state.tour;
    this.#setTime(state.time);
    this.#tell("reset", {});
  }

  /** One event of the stream. Applying the same event twice changes nothing. */
  apply(event) {
    const phone = this.phones.get(event.user_id);
    if (event.user_id !== undefined && !phone) return;
    if (event.type === "message" || event.type === "edit") upsert(phone.messages, event.message);
    if (event.type === "customer_message") upsert(phone.customer, event.message);
    if (event.type === "delete") phone.messages = phone.messages.filter((message) => message.message_id !== event.message_id);
    if (event.type === "keyboard") Object.assign(phone, { keyboard: event.keyboard, placeholder: event.placeholder });
    if (event.type === "commands") phone.commands = event.commands;
    if (event.type === "time") this.#setTime(event);
    if (event.type === "api") this.calls = [event.call, ...this.calls].slice(0, CALLS_KEPT);
    this.#tell(event.type, event);
  }

  forgetCalls() {
    this.calls = [];
    this.#tell("reset-calls", {});
  }

  /** Unix seconds as the demo counts them. */
  now() {
    return Date.now() / 1000 + this.behind;
  }

  /** `type` is an event type of the stream, "reset" (everything changed) or "any". */
  on(type, listener) {
    this.addEventListener(type, (event) => listener(event.detail));
  }

  #setTime({ now, next_due: due }) {
    this.behind = secondsOf(now) - Date.now() / 1000;
    this.nextDue = due ? secondsOf(due) : null;
  }

  #tell(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
    this.dispatchEvent(new CustomEvent("any", { detail }));
  }
}

const secondsOf = (text) => new Date(text).getTime() / 1000;

function upsert(messages, message) {
  const at = messages.findIndex((other) => other.message_id === message.message_id);
  if (at >= 0) messages[at] = message;
  else messages.push(message);
}
