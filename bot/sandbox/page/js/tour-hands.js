/** What the tour can do on a phone for the visitor: write and send, tap a button, copy; and press the time bar above it. */

import { pause, stillness } from "./dom.js";

const TYPING = 900; // Milliseconds for a whole sentence.
const BREATH = 350;
const GREETING = 5000;

/**
 * Does one step's `do` on the phone or the time bar: what comes first, then the taps that follow, on messages of which
 * `isNew(id)` is true. Resolves to what it could not do, because the button is not there or has nothing to do; or to null.
 */
export async function perform(phone, timeBar, act, isNew) {
  phone.open("bot");
  if (!(await first(phone, timeBar, act))) return act.tap ?? act.copy ?? act.time;
  for (const label of act.then ?? []) if (!(await follow(phone, label, isNew))) return label;
  return null;
}

async function first(phone, timeBar, act) {
  if (act.send) await begin(phone);
  const key = keyOf(phone, timeBar, act);
  if (act.send && !key) {
    await write(phone.composer, act.send);
    return true;
  }
  if (!key || key.disabled) return false;
  await press(key);
  return true;
}

/** A tap on a button that what came first brings. */
async function follow(phone, label, isNew) {
  for (let waited = 0; waited < GREETING && !newKey(phone, label, isNew); waited += BREATH) await pause(BREATH);
  await pause(BREATH * 2);
  const key = newKey(phone, label, isNew);
  if (key) await press(key);
  return key !== null;
}

async function press(key) {
  key.scrollIntoView({ block: "nearest", behavior: stillness() ? "instant" : "smooth" });
  key.classList.add("pressed");
  await pause(BREATH);
  key.classList.remove("pressed");
  key.click();
}

/** The element a step points at: the last of its buttons that is there. */
export function targetOf(phone, timeBar, act, isNew) {
  const key = (act.then ?? []).map((label) => newKey(phone, label, isNew)).findLast(Boolean) ?? keyOf(phone, timeBar, act);
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
  const keys = keysOf(phone, () => true);
  return labelled(act.copy ? keys.filter((key) => key.dataset.kind === "copy") : keys, act.tap ?? act.copy);
}

const newKey = (phone, label, isNew) => labelled(keysOf(phone, isNew), label);

/** The buttons in messages that pass, newest message first. */
function keysOf(phone, passes) {
  const items = [...phone.chat.list.querySelectorAll(".msg[data-id]")].reverse();
  return items.filter((item) => passes(Number(item.dataset.id))).flatMap((item) => [...item.querySelectorAll(".key")]);
}

const labelled = (keys, label) => keys.find((key) => key.dataset.label === label) ?? keys.find((key) => key.dataset.label.includes(label)) ?? null;

function tileOf(tiles, text) {
  return tiles.hidden ? null : ([...tiles.querySelectorAll(".tile")].find((tile) => tile.dataset.label === text) ?? null);
}
