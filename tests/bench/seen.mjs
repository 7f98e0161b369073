// How soon a check-in is painted on another screen while 50 screens are live, and how soon the own
// tap is answered on the own screen.

import http from 'node:http';
import { Caller } from '../e2e/support/api.mjs';
import { enough } from './support/scale.mjs';
import { floorOf, mapStands, withHub, withPage } from './support/stage.mjs';
import { measured, report, slowest } from './support/figures.mjs';
import { Streams } from './support/streams.mjs';
import { signIn, taps } from './support/taps.mjs';

const DESKS = enough(774, 100);
const SCREENS = enough(50, 3);
const CHANGES = enough(300, 2);
const TAPS = enough(30, 1);

/** Now, in the milliseconds that browser and Node share on one machine. */
const now = () => performance.timeOrigin + performance.now();

/** Lets the page say when a place's new status has been painted. */
async function watch(page) {
  const waiting = new Map();
  await page.exposeBinding('painted', (_, place, status, at) => {
    const key = `${place} ${status}`;
    waiting.get(key)?.(at);
    waiting.delete(key);
  });
  await page.evaluate(() => {
    new MutationObserver((records) => {
      const places = new Set(records.map((record) => record.target));
      // After this frame's rendering steps the change is on its way to the screen.
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => {
          const at = performance.timeOrigin + performance.now();
          for (const { dataset } of places) window.painted(dataset.place, dataset.status, at);
        };
        port2.postMessage(null);
      });
    }).observe(document.querySelector('[role="application"]'), { subtree: true, attributes: true, attributeFilter: ['data-status'] });
  });
  return (place, status) => new Promise((resolve) => waiting.set(`${place} ${status}`, resolve));
}

/** Taps at a place while the hub answers. */
async function ownTaps(page, origin, code) {
  await signIn(page, 'sanne');
  const floor = await floorOf(new Caller(origin));
  await page.goto(`/map/${floor}?place=${code}`);
  await mapStands(page, DESKS);
  return taps(page, code, TAPS);
}

await withHub(DESKS, (hub) =>
  withPage(hub, async (page) => {
    const agent = new http.Agent({ keepAlive: true });
    const bram = await Caller.signedIn(hub.origin, 'bram', { agent });
    const streams = await Streams.open(hub, [bram], SCREENS - 1);
    const floor = await floorOf(bram);
    await page.goto(`/map/${floor}`);
    await mapStands(page, DESKS);
    const painted = await watch(page);
    const desks = (await bram.places({ kind: 'desk' })).map((desk) => desk.code);
    const took = [];
    for (let change = 0; change < CHANGES; change += 2) {
      const code = desks[(change * 7) % desks.length];
      let seen = painted(code, 'occupied');
      let begun = now();
      const stay = await bram.checkIn(code);
      took.push((await seen) - begun);
      seen = painted(code, 'free');
      begun = now();
      await bram.release(stay);
      took.push((await seen) - begun);
    }
    streams.close();
    const change = measured(`check-in painted on another screen, ${SCREENS} live`, took, { budget: 80 });
    const echo = measured('tap → own screen', await ownTaps(page, hub.origin, desks[3]), { budget: 50 });
    agent.destroy();
    await report([change, slowest(change, 250), echo]);
  }),
);
