// A reservation of one's own at any hour of any day: of a hub that is always open, or put into what a hub
// says, which takes none when the building is closed.

import { randomUUID } from 'node:crypto';
import { endOfToday } from './days.mjs';

const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

/** The key of a place in the plan. */
export async function placeId(caller, code) {
  const { floors } = await caller.plan();
  return floors.flatMap((floor) => floor.places).find((place) => place.code === code).id;
}

/** From its next snapshot on a page believes that its person has reserved a place, so far from now. */
export function promise(page, place, minutesAhead) {
  const reservation = randomUUID();
  return page.route('**/v1/snapshot*', async (route) => {
    // A page that is loaded anew, or closed, meanwhile waits for no answer.
    const answer = await route.fetch().catch(() => null);
    const snapshot = await answer?.json().catch(() => null);
    if (!snapshot) return;
    const from = snapshot.takenAt + minutesAhead * MINUTE;
    const times = { from, until: from + 240 * MINUTE, lapses: from + 30 * MINUTE, revision: 1 };
    snapshot.reserved = [{ place, reservation, ...times }];
    await route.fulfill({ response: answer, json: snapshot });
  });
}

/** Reserves a place from this quarter on, for half an hour or as long as the day still is. */
export async function reserveNow(caller, place) {
  const snapshot = await caller.snapshot();
  const from = Math.floor(snapshot.takenAt / QUARTER) * QUARTER;
  await caller.reserve(place, from, Math.min(from + 2 * QUARTER, endOfToday(snapshot)));
}
