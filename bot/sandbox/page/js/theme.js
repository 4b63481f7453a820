/** Light, dark, or as the system says. */

import { byId, el, icon, relabel } from "./dom.js";
import { onLanguage, t } from "./i18n.js";
import { remember } from "./prefs.js";

const CHOICES = ["auto", "light", "dark"];
const NAMES = { auto: "themeAuto", light: "themeLight", dark: "themeDark" };

export function connectThemeButton() {
  const button = byId("theme");
  const show = () => {
    const choice = document.documentElement.dataset.theme ?? "auto";
    button.replaceChildren(icon(`theme-${choice}`), el("span", { class: "in-tray" }, t(NAMES[choice])));
    relabel(button, t(NAMES[choice]));
  };
  button.addEventListener("click", () => {
    const now = document.documentElement.dataset.theme ?? "auto";
    choose(CHOICES[(CHOICES.indexOf(now) + 1) % CHOICES.length]);
    show();
  });
  onLanguage(show);
  show();
}

function choose(choice) {
  if (choice === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = choice;
  remember("theme", choice);
}
