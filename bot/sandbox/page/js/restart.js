/** Kills and rebuilds the bot, to show that a conversation survives it. */

import { byId } from "./dom.js";
import { t } from "./i18n.js";
import { note } from "./notes.js";
import { server } from "./server.js";

export function connectRestart(store) {
  const button = byId("restart");
  button.addEventListener("click", async () => {
    busy(button, true);
    note(t("restarting"));
    await server.restart().catch(() => note(t("restartFailed")));
    busy(button, false);
  });
  store.on("restarted", () => note(t("restarted")));
}

function busy(button, on) {
  button.disabled = on;
  byId("desk").classList.toggle("desk--restarting", on);
}
