/** The side panel with its two tabs, and whether it is open. */

import { byId } from "./dom.js";
import { recall, remember } from "./prefs.js";

const TABS = ["tree", "calls"];
const WIDE = matchMedia("(min-width: 1200px)");

export function connectInspector() {
  for (const name of TABS) byId(`tab-${name}`).addEventListener("click", () => choose(name));
  byId("tab-tree").parentElement.addEventListener("keydown", (event) => {
    if (event.key !== "ArrowRight" && event.key !== "ArrowLeft") return;
    const other = TABS.find((name) => byId(`tab-${name}`) !== document.activeElement);
    choose(other);
    byId(`tab-${other}`).focus();
  });
  byId("inspector-toggle").addEventListener("click", () => {
    const open = byId("inspector").hidden;
    setOpen(open);
    remember("inspector", open ? "open" : "closed");
    if (open && !WIDE.matches) byId("inspector").scrollIntoView({ behavior: "smooth", block: "start" });
  });
  setOpen((recall("inspector") ?? (WIDE.matches ? "open" : "closed")) === "open");
}

function setOpen(open) {
  byId("inspector").hidden = !open;
  byId("desk").classList.toggle("desk--inspected", open);
  byId("inspector-toggle").setAttribute("aria-expanded", String(open));
}

function choose(chosen) {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`);
    tab.setAttribute("aria-selected", String(name === chosen));
    tab.tabIndex = name === chosen ? 0 : -1;
    byId(`panel-${name}`).hidden = name !== chosen;
  }
}
