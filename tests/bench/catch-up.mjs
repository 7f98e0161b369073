// How soon a screen is right again after it was away: for ten minutes, for a day, and for so long
// that the hub's log no longer reaches back.

import { Caller } from '../e2e/support/api.mjs';
import { Wire } from '../e2e/support/wire.mjs';
import { measured, report } from './support/figures.mjs';
import { enough } from './support/scale.mjs';
import { floorOf, mapStands, withHub, withPage } from './support/stage.mjs';

const DESKS = enough(774, 100);
const ROUNDS = enough(5, 1);
/** Most commands of one request. */
const TOGETHER = 100;
/** Entries of the log, in a building of 774 desks: all of them are taken and left once a day. */
const AWAY = [
  { what: 'ten minutes', entries: 100 },
  { what: 'a day', entries: enough(2_000, 200) },
  // The hub keeps some 4,000 entries at hand, and two weeks at most.
  { what: '30 days', entries: enough(5_000, 300) },
];

/** Lets others come and go until the log has so many more entries. */
async function happen(caller, desks, entries) {
  for (let done = 0; done < entries; done += TOGETHER) {
    const commands = [];
    for (let at = done; at < done + TOGETHER; at += 2) {
      const comes = caller.command('checkIn', { place: desks[at % desks.length] });
      commands.push(comes, caller.command('release', { occupancy: comes.id }));
    }
    const { outcomes } = (await caller.post(commands)).json;
    const refused = outcomes.find(({ status }) => status !== 'accepted');
    if (refused) throw new Error(`the hub refuses: ${JSON.stringify(refused)}`);
  }
}

/** Tells a page without a network that there is one; gives the milliseconds until it is right. */
const heal = (page, code) =>
  page.evaluate(
    (code) =>
      new Promise((resolve) => {
        const begun = performance.now();
        const isRight = () =>
          document.querySelector('[data-freshness]').dataset.freshness === 'live' &&
          document.querySelector(`[data-place="${CSS.escape(code)}"]`).dataset.status === 'occupied';
        const look = () => requestAnimationFrame(() => setTimeout(() => {
          if (isRight()) resolve(performance.now() - begun);
          else look();
        }));
        window.dispatchEvent(new Event('online'));
        look();
      }),
    code,
  );

async function catchUp({ what, entries }) {
  return withHub(DESKS, async (hub) => {
    const wire = await Wire.before(hub);
    const bram = await Caller.signedIn(hub.origin, 'bram');
    const desks = (await bram.places({ kind: 'desk' })).map(({ code }) => code);
    const floor = await floorOf(bram);
    const took = [];
    let snapshots = 0;
    try {
      await withPage(wire, async (page) => {
        page.on('request', (request) => {
          snapshots += request.url().includes('/v1/snapshot');
        });
        await page.goto(`/map/${floor}`);
        await mapStands(page, DESKS);
        snapshots = 0;
        for (let round = 0; round < ROUNDS; round += 1) {
          wire.cut();
          await page.waitForSelector('[data-freshness]:not([data-freshness="live"])');
          await happen(bram, desks, entries);
          const stay = await bram.checkIn(desks[round]);
          wire.mend();
          took.push(await heal(page, desks[round]));
          await bram.release(stay);
        }
      });
    } finally {
      await wire.remove();
    }
    const how = snapshots > 0 ? 'a new snapshot' : `${entries.toLocaleString('en')} entries`;
    return measured(`away for ${what} → live and right (${how})`, took);
  });
}

const rows = [];
for (const away of AWAY) rows.push(await catchUp(away));
await report(rows);
