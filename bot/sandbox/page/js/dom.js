/** Element builders. Text always becomes text nodes: nothing here, or on the page, parses HTML from a string. */

const SVG = "http://www.w3.org/2000/svg";

/** One element. `props`: `class`, `on` (listeners), `data` (dataset), `css` (custom properties), else attributes; null and false are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === "class") node.className = value;
    else if (name === "on") for (const [type, handler] of Object.entries(value)) node.addEventListener(type, handler);
    else if (name === "data") Object.assign(node.dataset, value);
    else if (name === "css") for (const [key, word] of Object.entries(value)) node.style.setProperty(`--${key}`, word);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

/** A picture from img/icons.svg, drawn in the colour of the text around it. */
export function icon(name, size = 20) {
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("class", "icon");
  picture.setAttribute("width", size);
  picture.setAttribute("height", size);
  picture.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `static/img/icons.svg#${name}`);
  picture.append(use);
  return picture;
}

/** A button that shows only an icon; `label` is what a screen reader and the tooltip say. */
export function iconButton(name, label, onClick, className = "") {
  const button = el("button", { type: "button", class: `icon-button ${className}`.trim(), "aria-label": label, title: label }, icon(name));
  button.addEventListener("click", onClick);
  return button;
}

/** Renames an icon button in both places that show its name. */
export function relabel(button, label) {
  button.setAttribute("aria-label", label);
  button.title = label;
}

export const byId = (id) => document.getElementById(id);

/** Whether the person asked for little movement. */
export const stillness = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export const pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
