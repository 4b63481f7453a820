/** What inline mode does on a phone: ask the bot, send a result, and follow the buttons that lead there. */

import { server } from "./server.js";
import { openLink, pickChat } from "./sheets.js";

/** The actions of the list of results (InlineList). */
export function inlineActions(phone) {
  return {
    words: phone.words,
    bot: () => phone.data.bot,
    place: () => phone.place,
    ask: (place, query, offset) => phone.deliver(server.inline(phone.user, place, query, offset)),
    choose: (queryId, resultId) => phone.deliver(server.choose(phone.user, queryId, resultId)),
    done: () => phone.composer.put(""),
    start: (parameter) => startWith(phone, parameter),
    open: (url) => openLink(phone.layers, phone.words, url),
    back: () => phone.composer.field.focus(),
  };
}

/** A button that types "@bot query": Telegram asks for the chat, unless the button means `here`, the one it stands in. */
export function switchInline(phone, { switch_inline: query, switch_to: places }, here) {
  const { words, data, frame, layers } = phone;
  const line = `@${data.bot} ${query}`;
  const type = (place) => {
    phone.open(place);
    phone.composer.put(line);
  };
  if (!places) return type(here);
  const name = (place) => (place === here ? words("thisChat") : place === "bot" ? frame.botName : words("customer"));
  return pickChat(layers, words, line, places.map((place) => ({ label: name(place), act: () => type(place) })));
}

function startWith(phone, parameter) {
  phone.composer.put("");
  phone.open("bot");
  return phone.send(`/start ${parameter}`);
}
