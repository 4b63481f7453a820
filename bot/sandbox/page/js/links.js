/** Where links lead: one that starts this bot is followed on the phone itself, as Telegram does it. */

import { openLink } from "./sheets.js";

/** Whether a link starts the bot of this phone. */
export const startsBot = (phone, url) => parameterOf(phone, url) !== null;

export function follow(phone, url) {
  const parameter = parameterOf(phone, url);
  return parameter === null ? openLink(phone.layers, phone.words, url) : phone.send(`/start ${parameter}`);
}

const parameterOf = ({ data }, url) => new RegExp(`^https://t\\.me/${data.bot}\\?start=([\\w-]{1,64})$`, "i").exec(url)?.[1] ?? null;
