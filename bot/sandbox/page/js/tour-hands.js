/** What the tour can do on a phone for the visitor: write and send, tap a button, copy; and press the time bar above it. */

import { pause, stillness } from "./dom.js";

const TYPING = 900; // Milliseconds for a whole sentence.
const BREATH = 350;
const GREETING = 5000;

/** Does one step's `do` on the phone or the time bar; false when the button it needs is not there or has nothing to do. */
export async function perform(phone, timeBar, act) {
  phone.open("bot");
  if (act.send) await begin(phone);
  const key = keyOf(phone, timeBar, act);
  if (act.send && !key) {
    await write(phone.composer, act.send);
    return true;
  }
  if (!key || key.disabled) return false;
  key.scrollIntoView({ block: "nearest", behavior: stillness() ? "instant" : "smooth" });
  key.classList.add("pressed");
  await pause(BREATH);
  key.classList.remove("pressed");
  key.click();
  return true;
}

/** The element a step points at. */
export function targetOf(phone, timeBar, act) {
  const key = keyOf(phone, timeBar, act);
  if (key || !act.send) return key ?? phone.chat.node;
  return phone.unopened ? phone.frame.start.button : phone.composer.field.parentElement;
}

/** A chat nobody has written in yet opens with Start. */
async function begin(phone) {
  if (!phone.unopened) return;
  phone.frame.start.button.click();
  for (let waited = 0; waited < GREETING && phone.unopened; waited += BREATH) await pause(BREATH);
  await pause(BREATH * 2);
}

async function write(composer, text) {
  const characters = [...text];
  const stride = stillness() ? characters.length : Math.ceil(characters.length / (TYPING / 30));
  for (let shown = stride; shown < characters.length + stride; shown += stride) {
    composer.put(characters.slice(0, shown).join(""));
    await pause(30);
  }
  await pause(BREATH);
  composer.submit.click();
}

/** The jump of the time bar, the tile with that text, or the newest button with that label, exact before containing. */
function keyOf(phone, timeBar, act) {
  if (act.time) return timeBar.buttons[act.time];
  if (act.send) return tileOf(phone.composer.tiles, act.send);
  const label = act.tap ?? act.copy;
  const keys = [...phone.chat.list.querySelectorAll(".msg")].reverse().flatMap((item) => [...item.querySelectorAll(".key")]);
  const fitting = act.copy ? keys.filter((key) => key.dataset.kind === "copy") : keys;
  return fitting.find((key) => key.dataset.label === label) ?? fitting.find((key) => key.dataset.label.includes(label)) ?? null;
}

function tileOf(tiles, text) {
  return tiles.hidden ? null : ([...tiles.querySelectorAll(".tile")].find((tile) => tile.dataset.label === text) ?? null);
}
