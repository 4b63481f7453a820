/** Tells the style sheets how tall the bars and the tour card are, so that a phone fills what is left of a small screen. */

import { byId } from "./dom.js";

export function measureRoom() {
  watch(document.querySelector(".bar"), "--bar");
  watch(byId("tour"), "--tour");
  watch(byId("timebar"), "--time");
}

function watch(node, name) {
  new ResizeObserver(() => {
    const tall = node.offsetHeight && node.offsetHeight + parseFloat(getComputedStyle(node).marginBottom);
    document.documentElement.style.setProperty(name, `${tall}px`);
  }).observe(node, { box: "border-box" });
}
