/** On a narrow screen the lesser tools of the top bar fold into a tray behind "more". */

import { byId } from "./dom.js";

export function connectTray() {
  const [button, tray] = [byId("more"), byId("tools")];
  const set = (open) => {
    tray.classList.toggle("bar__tray--open", open);
    button.setAttribute("aria-expanded", String(open));
  };
  button.addEventListener("click", () => set(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("click", (event) => {
    if (!button.contains(event.target) && !tray.contains(event.target)) set(false);
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && set(false));
  for (const id of ["real-open", "restart"]) byId(id).addEventListener("click", () => set(false));
}
