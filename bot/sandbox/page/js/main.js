/** Puts the page together. */

import { Calls } from "./calls.js";
import { byId, icon } from "./dom.js";
import { connectLanguageButton, translatePage } from "./i18n.js";
import { connectInspector } from "./inspector.js";
import { Reading } from "./reading.js";
import { connectReal } from "./real.js";
import { connectRestart } from "./restart.js";
import { measureRoom } from "./room.js";
import { Link } from "./server.js";
import { Stage } from "./stage.js";
import { Store } from "./store.js";
import { connectThemeButton } from "./theme.js";
import { TimeBar } from "./timebar.js";
import { connectTour } from "./tour.js";
import { connectTray } from "./tray.js";

for (const node of document.querySelectorAll("[data-icon]")) node.prepend(icon(node.dataset.icon));
translatePage();
connectLanguageButton();
connectThemeButton();
connectInspector();
connectTray();
connectReal();
measureRoom();

const store = new Store();
const link = new Link(store, (connected) => {
  byId("lost").hidden = connected;
});
const stage = new Stage(store, () => link.refresh());
const timeBar = new TimeBar(store);
new Reading(store);
new Calls(store);
connectRestart(store);
connectTour(store, stage, timeBar);
link.open();
