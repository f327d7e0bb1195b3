// Points in time in the reader's language and zone.

const styles = {
  t: { hour: "numeric", minute: "2-digit" },
  T: { hour: "numeric", minute: "2-digit", second: "2-digit" },
  d: { year: "numeric", month: "2-digit", day: "2-digit" },
  D: { year: "numeric", month: "long", day: "numeric" },
  f: { year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
  F: { weekday: "long", year: "numeric", month: "long", day: "numeric", hour: "numeric", minute: "2-digit" },
};
const formats = Object.fromEntries(Object.entries(styles).map(([k, o]) => [k, new Intl.DateTimeFormat(undefined, o)]));
const distance = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
const units = [["year", 31557600], ["month", 2629800], ["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** The time of a number of seconds, null if no calendar has it. */
export function stampOf(seconds) {
  const at = new Date(Number(seconds) * 1000);
  return Number.isNaN(at.getTime()) ? null : at;
}

/** A time in one of Discord's styles. */
export function absolute(at, style) {
  return (formats[style] ?? formats.f).format(at);
}

/** How far a time is from now: "in 2 days". */
export function relative(at, now) {
  const seconds = (at - now) / 1000;
  const [unit, size] = units.find(([, size]) => Math.abs(seconds) >= size) ?? units.at(-1);
  return distance.format(Math.trunc(seconds / size), unit);
}

/** When a message was written, short: the hour today, the date before. */
export function written(at, now = new Date()) {
  const hour = formats.t.format(at);
  if (at.toDateString() === now.toDateString()) return hour;
  const before = new Date(now);
  before.setDate(before.getDate() - 1);
  if (at.toDateString() === before.toDateString()) return `Yesterday, ${hour}`;
  return `${formats.d.format(at)}, ${hour}`;
}

/** Keeps the relative times of the page right. Runs as long as the page. */
export function tick() {
  setInterval(() => {
    if (document.hidden) return;
    const now = new Date();
    for (const time of document.querySelectorAll('time.stamp[data-style="R"]')) {
      const shown = relative(new Date(time.dateTime), now);
      if (time.textContent !== shown) time.textContent = shown;
    }
  }, 1000);
}
