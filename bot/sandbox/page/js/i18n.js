/** The page's language, and lookups in the word lists. */

import { byId } from "./dom.js";
import { PHONE_WORDS } from "./phone-words.js";
import { remember } from "./prefs.js";
import { WORDS } from "./words.js";

const listeners = new Set();

export const language = () => (document.documentElement.lang.startsWith("zh") ? "zh" : "en");

/** The page's wording of `key`; `{name}` blanks are filled from `blanks`. */
export function t(key, blanks = {}) {
  return fill(WORDS[language()][key], blanks);
}

/** A phone's wording of `key`, in the language of that phone's Telegram. */
export function phoneWord(code, key) {
  return PHONE_WORDS[phoneLanguage(code)][key];
}

export const phoneLanguage = (code) => (code?.startsWith("zh") ? "zh" : "en");

export const htmlLanguage = (code) => (!code?.startsWith("zh") ? "en" : /hant|tw|hk/i.test(code) ? "zh-Hant" : "zh-Hans");

function fill(sentence, blanks) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => blanks[name] ?? "");
}

/** Calls `listener` whenever the page changes language. */
export function onLanguage(listener) {
  listeners.add(listener);
}

/** Writes the page's language into every marked element. */
export function translatePage() {
  for (const node of document.querySelectorAll("[data-t]")) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll("[data-t-label]")) {
    node.setAttribute("aria-label", t(node.dataset.tLabel));
    if (node.tagName === "BUTTON") node.title = t(node.dataset.tLabel);
  }
}

export function connectLanguageButton() {
  byId("language").addEventListener("click", () => {
    document.documentElement.lang = language() === "zh" ? "en" : "zh-Hans";
    remember("language", document.documentElement.lang);
    translatePage();
    for (const listener of listeners) listener();
  });
}
