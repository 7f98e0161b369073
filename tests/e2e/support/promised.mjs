// A reservation of one's own at any hour of any day: the hub itself takes none when the building is
// closed, so it is put into what it says.

import { randomUUID } from 'node:crypto';

const MINUTE = 60_000;

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
