/** Moments in the words of the place where the demo plays, wherever the browser is. All are in unix seconds. */

const ZONE = "Asia/Shanghai";

const format = (language, options) => new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { timeZone: ZONE, ...options });

const CLOCK = format("en-GB", { hour: "2-digit", minute: "2-digit" });
const EXACT = format("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });
const DAY = format("en-CA", {});
const NAMES = { month: "long", day: "numeric" };
const SHORT = { month: "short", day: "numeric" };

const date = (seconds) => new Date(seconds * 1000);

/** 09:05 */
export const clockOf = (seconds) => CLOCK.format(date(seconds));

/** 09:05:30 */
export const exactOf = (seconds) => EXACT.format(date(seconds));

/** A name for the day that is the same for all its moments. */
export const dayOf = (seconds) => DAY.format(date(seconds));

/** 20 November */
export const dayName = (seconds, language) => format(language, NAMES).format(date(seconds));

/** Friday 20 November */
export const weekdayName = (seconds, language) => format(language, { weekday: "long", ...NAMES }).format(date(seconds));

/** Fri 20 Nov */
export const shortDay = (seconds, language) => format(language, { weekday: "short", ...SHORT }).format(date(seconds));
