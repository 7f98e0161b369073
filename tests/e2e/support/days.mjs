// Days on which the building is open, by the rules that the hub itself gives.

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The instant of a minute of a day, given as midnight UTC of its date, in the site's own time. */
function instant(clock, midnightUtc, minute) {
  const local = midnightUtc + minute * MINUTE;
  const offset = (at) => {
    const past = clock.filter((transition) => transition.from <= at);
    return (past.at(-1) ?? clock[0] ?? { offsetS: 0 }).offsetS * 1_000;
  };
  return local - offset(local - offset(local));
}

/**
 * The next day after today on which the building is open, or the one so many open days later.
 * @returns {{date: string, at: (hour: number) => number}} its date, and its instants by local hour
 */
export function openDay({ rules, takenAt }, later = 0) {
  // Amsterdam is never a whole day away from UTC; from noon on both have the same date.
  const today = Math.floor((takenAt + 2 * 60 * MINUTE) / DAY) * DAY;
  const days = Array.from({ length: 21 }, (_, ahead) => today + (ahead + 1) * DAY);
  // Monday first, as in the rules.
  const open = days.filter((midnight) => rules.hours[(new Date(midnight).getUTCDay() + 6) % 7]);
  const midnight = open[later];
  const at = (hour) => instant(rules.clock, midnight, hour * 60);
  return { date: new Date(midnight).toISOString().slice(0, 10), at };
}

/** When the day of now ends, in the site's own time. */
export function endOfToday({ rules, takenAt }) {
  const day = Math.floor(takenAt / DAY);
  const midnights = [0, 1, 2].map((ahead) => instant(rules.clock, (day + ahead) * DAY, 0));
  return midnights.find((midnight) => midnight > takenAt);
}
