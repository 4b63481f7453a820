/** The chat with a customer: two people talk, the bot is not there, and what is written can only be read and copied. */

import { Chat } from "./chat.js";

/** `actions` as of a chat with the bot, but nothing is edited. */
export function customerChat({ words, day, command, startsBot, follow, press, menu }) {
  return new Chat({ words: (key) => words(key === "chat" ? "customerChat" : key), day, command, startsBot, follow, press, menu });
}
