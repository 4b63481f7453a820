/** The "make it real" panel: from the demo to a bot on Telegram. */

import { copyText } from "./clipboard.js";
import { byId, el, icon, iconButton } from "./dom.js";
import { onLanguage, t } from "./i18n.js";
import { note } from "./notes.js";

export function connectReal() {
  const dialog = byId("real");
  const draw = () => dialog.replaceChildren(panel(dialog));
  byId("real-open").addEventListener("click", () => dialog.showModal());
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  onLanguage(draw);
  draw();
}

function panel(dialog) {
  const close = iconButton("close", t("close"), () => dialog.close(), "real__close");
  return el("div", { class: "real__card" }, close,
    el("h2", { id: "real-title" }, icon("rocket", 24), el("span", {}, t("realTitle"))), el("p", { class: "real__lead" }, t("realLead")),
    el("ol", { class: "real__steps" },
      el("li", {}, el("p", {}, t("real1"))), el("li", {}, el("p", {}, t("real2"))),
      el("li", {}, el("p", {}, t("real3")), code("BIRDCALL_TOKEN=123456:ABC-DEF…")),
      el("li", {}, el("p", {}, t("real4")), code("birdcall run"))),
    el("p", { class: "real__check" }, t("realDoctor")), code("birdcall doctor"));
}

function code(line) {
  const copy = iconButton("copy", t("copy"), async () => note(t((await copyText(line)) ? "copied" : "copyFailed")));
  return el("div", { class: "code" }, el("code", {}, line), copy);
}
