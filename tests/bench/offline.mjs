// A start without a network, from nothing but what the device keeps, on a slow phone; and how soon
// a tap shows when nobody answers.

import { chromium } from 'playwright-core';
import { Caller } from '../e2e/support/api.mjs';
import { counted, isReadyForOffline } from '../e2e/support/ready.mjs';
import { OwnBrowser } from '../e2e/support/own-browser.mjs';
import { measured, report, slowest } from './support/figures.mjs';
import { enough } from './support/scale.mjs';
import { floorOf, mapStands, withHub } from './support/stage.mjs';
import { signIn, taps } from './support/taps.mjs';

const DESKS = enough(774, 100);
const STARTS = enough(10, 1);
const TAPS = enough(30, 1);
const SLOWER = 4;

/** Slows the page down, as a cheap phone is slower than this machine. */
async function slowDown(page, rate) {
  const asking = await page.context().newCDPSession(page);
  await asking.send('Emulation.setCPUThrottlingRate', { rate });
}

/** Starts the app at an address; gives the milliseconds until all places stand and can be tapped. */
async function start(page, address) {
  await page.addInitScript((desks) => {
    const stands = () => {
      const drawn = document.querySelector('[role="application"]');
      const known = drawn?.querySelectorAll('[data-place][data-status="free"]').length ?? 0;
      return known >= desks && drawn.querySelector('[data-place][tabindex="0"]') !== null;
    };
    // The frame that shows it has been painted, and whoever taps now is heard.
    const look = () => requestAnimationFrame(() => setTimeout(() => {
      if (stands()) window.stoodAt = performance.now();
      else look();
    }));
    look();
  }, DESKS);
  await page.goto(address);
  return (await page.waitForFunction(() => window.stoodAt)).jsonValue();
}

await withHub(DESKS, async (hub) => {
  const caller = new Caller(hub.origin);
  const address = `/map/${await floorOf(caller)}`;
  const [{ code }] = await caller.places({ kind: 'desk' });
  const browser = await OwnBrowser.started(chromium, { baseURL: hub.origin, viewport: { width: 390, height: 844 } });
  try {
    await signIn(browser.page, 'sanne');
    await browser.page.goto(address);
    await mapStands(browser.page, DESKS);
    while (!(await browser.page.evaluate(isReadyForOffline))) await browser.page.waitForTimeout(50);
    await hub.stop();
    const took = [];
    for (let times = 0; times < STARTS; times += 1) {
      // Nothing is warm: the browser itself has been started anew.
      await browser.again();
      await slowDown(browser.page, SLOWER);
      took.push(await start(browser.page, address));
    }
    const starts = measured(`start without a network, ${DESKS} places, ${SLOWER}× slower`, took, { budget: 1_500 });
    const rows = [starts, slowest(starts, 1_500)];
    for (const rate of [1, SLOWER]) {
      await slowDown(browser.page, rate);
      await browser.page.goto(`${address}?place=${code}`);
      const mark = rate > 1 ? `, ${rate}× slower` : '';
      const budget = rate > 1 ? undefined : 50;
      const { last } = await counted(browser.page);
      rows.push(measured(`tap → own screen, without a network${mark}`, await taps(browser.page, code, TAPS), { budget }));
      // What is shown is on the disk a moment later, and the next page begins from there.
      while ((await counted(browser.page)).last < last + 2 * TAPS) await browser.page.waitForTimeout(50);
    }
    await report(rows);
  } finally {
    await browser.remove();
  }
});
