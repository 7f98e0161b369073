// How long it takes to draw a floor of 774 and of 5,000 places, from the tap on the start screen
// until the picture is on the screen; and whether panning and zooming on 5,000 ever stalls.

import { Caller } from '../e2e/support/api.mjs';
import { floorOf, mapStands, withHub, withPage } from './support/stage.mjs';
import { measured, report } from './support/figures.mjs';
import { enough } from './support/scale.mjs';

const ROUNDS = enough(12, 1);

/** Goes from the start screen to the map, without any network, and gives the milliseconds. */
function drawOnce(link, desks) {
  return link.evaluate(async (link, desks) => {
    const painted = () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
    const drawn = () => document.querySelectorAll('[role="application"] [data-place]').length === desks;
    const begun = performance.now();
    link.click();
    while (!drawn()) await painted();
    await painted();
    return performance.now() - begun;
  }, desks);
}

async function draw(desks, budget) {
  return withHub(desks, (hub) =>
    withPage(hub, async (page) => {
      const took = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        await page.goto('/');
        await page.waitForSelector('[data-freshness="live"]');
        const ms = await drawOnce(page.getByRole('link', { name: 'Bekijk de hele kaart' }), desks);
        // The first round also compiles.
        if (round > 0) took.push(ms);
      }
      return measured(`draw a floor of ${desks} places`, took, { budget });
    }),
  );
}

/** Moves the map in all ways a mouse can, and gives long tasks and the time between frames. */
async function move(page) {
  await page.evaluate(() => {
    window.longTasks = [];
    new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((one) => one.duration))).observe({ entryTypes: ['longtask'] });
    window.frames = [];
    let before = performance.now();
    const frame = (now) => {
      window.frames.push(now - before);
      before = now;
      window.moving = requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  const { x, y, width, height } = await page.getByRole('application').boundingBox();
  const [middle, centre] = [x + width / 2, y + height / 2];
  for (const depth of enough([0, 1, 2, 3], [3])) {
    await page.mouse.move(middle, centre);
    await page.mouse.down();
    await page.mouse.move(middle - width / 3, centre - height / 4, { steps: 40 });
    await page.mouse.move(middle + width / 3, centre + height / 4, { steps: 60 });
    await page.mouse.up();
    for (let turn = 0; turn < 12; turn += 1) await page.mouse.wheel(0, depth < 3 ? -60 : 200);
  }
  return page.evaluate(() => {
    cancelAnimationFrame(window.moving);
    return { longTasks: window.longTasks, frames: window.frames.slice(1) };
  });
}

const DESKS = enough(5000, 200);
const moved = await withHub(DESKS, (hub) =>
  withPage(hub, async (page) => {
    const floor = await floorOf(new Caller(hub.origin));
    await page.goto(`/map/${floor}`);
    await mapStands(page, DESKS);
    return move(page);
  }),
);

await report([
  await draw(enough(774, 100), 80),
  await draw(DESKS, 400),
  { what: `pan and zoom on ${DESKS} places, tasks over 50 ms`, value: moved.longTasks.length, unit: 'tasks', budget: 0, n: moved.frames.length },
  { what: `pan and zoom on ${DESKS} places, longest task over 50 ms`, value: Math.max(0, ...moved.longTasks), unit: 'ms', n: moved.longTasks.length },
  measured(`pan and zoom on ${DESKS} places, time between frames`, moved.frames),
]);
