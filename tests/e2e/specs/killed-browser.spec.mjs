// A browser dies with a full outbox: all of it arrives, once, when it is started again.

import { chromium } from '@playwright/test';
import { button, freePlaces, live } from '../support/floor.mjs';
import { outboxRows, outboxStages, readyForOffline } from '../support/kept.mjs';
import { counted } from '../support/ready.mjs';
import { entriesAfter } from '../support/log.mjs';
import { OwnBrowser } from '../support/own-browser.mjs';
import { expect, signIn, test, withHub } from '../support/test.mjs';
import { Wire } from '../support/wire.mjs';

const here = withHub();

const ITEMS = 20;
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };

test(`${ITEMS} notes survive the death of the browser and arrive once`, async ({ caller, afterwards }) => {
  test.setTimeout(180_000);
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  const { cursor } = await sanne.snapshot();
  const wire = await Wire.before(hub);
  afterwards(() => wire.remove());
  const browser = await OwnBrowser.started(chromium);
  afterwards(() => browser.remove());

  await signIn(browser.page, wire.origin, 'sanne');
  await browser.page.goto(`${wire.origin}/map/${floor}?place=${codes[0]}`);
  await live(browser.page);
  await readyForOffline(browser.page);
  wire.cut();
  for (let item = 1; item <= ITEMS; item += 1) {
    await button(browser.page, item % 2 === 1 ? 'Inchecken' : 'Vrijgeven').click();
    await expect.poll(() => outboxStages(browser.page)).toHaveLength(item);
  }
  const noted = await outboxRows(browser.page);
  expect(new Set(await outboxStages(browser.page))).toEqual(new Set(['waits']));
  await browser.kill();

  wire.mend();
  await browser.start();
  // The session may be lost with the browser: cookies are written later than notes.
  await signIn(browser.page, wire.origin, 'sanne');
  await browser.page.goto(`${wire.origin}/map/${floor}?place=${codes[0]}`);
  await live(browser.page);
  await expect.poll(() => outboxStages(browser.page), PATIENT).toEqual(noted.map(() => 'accepted'));
  await expect.poll(() => counted(browser.page)).toMatchObject({ waiting: 0 });
  const rows = await outboxRows(browser.page);
  expect(rows.map(({ id }) => id)).toEqual(noted.map(({ id }) => id));
  const { mine } = await entriesAfter(sanne, cursor);
  expect(mine.map(({ seq }) => seq)).toEqual(rows.map(({ outcome }) => outcome.seq));
  const came = mine.flatMap(({ events }) => events).map((event) => event.type);
  expect(came).toEqual(noted.map((_, item) => (item % 2 === 0 ? 'checkedIn' : 'released')));
  await expect(button(browser.page, 'Inchecken')).toBeVisible();
});
