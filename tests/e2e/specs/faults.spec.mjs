// The wire between browser and hub fails in all the ways a wire can, while somebody comes and goes.
// Whatever it did: nothing stays behind on the device, nothing is done twice, every screen shows
// what the hub knows.

import { Dice } from '../support/dice.mjs';
import { freePlaces, freshness, live, map, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { outboxRows, outboxStages, readyForOffline } from '../support/kept.mjs';
import { counted } from '../support/ready.mjs';
import { entriesAfter } from '../support/log.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { FAULT_NAMES, Wire } from '../support/wire.mjs';

const here = withHub();

/** `WERKHUB_FAULT_SEED=7 npx playwright test faults` draws another day. */
const SEED = Number(process.env.WERKHUB_FAULT_SEED ?? 1);
const FAILING = { allow: CUT_OFF };
/** A silent stream is noticed after 40 seconds, and jitter may wait half a minute. */
const PATIENT = { timeout: 120_000 };
/** Those after which nobody has to lose patience first. */
const TWICE = ['drop', 'reset', 'delay', 'unanswered'];
const OFFERED = ['Inchecken', 'Vrijgeven en hier inchecken', 'Vrijgeven'];

/** Opens a place and does there what is offered. Gives whether anything was. */
async function choose(page, code) {
  await place(page, code).focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`place=${code}$`));
  await expect(page.getByRole('heading', { name: code })).toBeVisible();
  const { last } = await counted(page);
  // In one go: what is offered may change at any moment.
  const isOffered = await page.evaluate((offered) => {
    const buttons = [...document.querySelectorAll('button')];
    const button = buttons.find((one) => offered.includes(one.textContent.trim()));
    button?.click();
    return button !== undefined;
  }, OFFERED);
  if (isOffered) await expect.poll(async () => (await counted(page)).last).toBeGreaterThan(last);
  return isOffered;
}

/** What a page shows otherwise than the hub says to the same person. */
async function differences(page, caller, floor) {
  const says = Object.fromEntries(
    (await caller.places({ floor })).map(({ code, status, mine }) => [code, mine ? 'mine' : status]),
  );
  const shows = await map(page).evaluate((drawn) =>
    Object.fromEntries(
      [...drawn.querySelectorAll('[data-place]')].map(({ dataset }) => [
        dataset.place,
        dataset.mine === undefined ? dataset.status : 'mine',
      ]),
    ),
  );
  const all = [...new Set([...Object.keys(says), ...Object.keys(shows)])];
  return all.filter((code) => says[code] !== shows[code]).map((code) => `${code}: ${shows[code]}, not ${says[code]}`);
}

test(`a wire that fails in every way (seed ${SEED})`, async ({ open, caller, afterwards }) => {
  test.setTimeout(360_000);
  const { hub } = here;
  const dice = new Dice(SEED);
  const [sanne, bram] = [await caller(hub.origin, 'sanne'), await caller(hub.origin, 'bram')];
  const anybody = await caller(hub.origin, 'lies');
  const { floor, codes } = await freePlaces(bram);
  const [hers, his] = [codes.slice(0, 5), codes.slice(3, 8)];
  const { cursor } = await sanne.snapshot();
  const wire = await Wire.before(hub);
  wire.lateMs = () => 100 + dice.below(1_500);
  afterwards(() => wire.remove());
  const page = await open(wire.origin, { login: 'sanne', path: `/map/${floor}`, guard: FAILING });
  const screen = await open(wire.origin, { login: 'lies', path: `/map/${floor}`, guard: FAILING });
  for (const one of [page, screen]) {
    await live(one);
    await readyForOffline(one);
  }

  let chosen = 0;
  for (const fault of [...dice.shuffled(FAULT_NAMES), ...dice.shuffled(TWICE)]) {
    await test.step(fault, async () => {
      const felt = wire.spoil(fault);
      for (let times = 0; times < 2; ) {
        // He is near the hub, and sometimes quicker: then it is she who hears that it is taken.
        await bram.leaveAll();
        await bram.post([bram.command('checkIn', { place: dice.one(his) })]);
        times += await choose(page, dice.one(hers));
      }
      chosen += 2;
      await felt;
      wire.mend();
      // As a device says when it is connected again.
      for (const one of [page, screen]) await one.evaluate(() => window.dispatchEvent(new Event('online')));
      await expect.poll(() => outboxStages(page), PATIENT).not.toContain('waits');
    });
  }
  await bram.leaveAll();

  // Nothing is stuck …
  for (const one of [page, screen]) await expect(freshness(one)).toHaveAttribute('data-freshness', 'live', PATIENT);
  expect(await outboxStages(page)).not.toContain('parked');
  await expect.poll(() => counted(page)).toMatchObject({ waiting: 0 });
  await expect(page.getByText(/Genoteerd op dit toestel/)).toHaveCount(0);
  // … nothing differs …
  await expect.poll(() => differences(page, sanne, floor), PATIENT).toEqual([]);
  await expect.poll(() => differences(screen, anybody, floor), PATIENT).toEqual([]);
  // … and each check-in that was accepted was done, once.
  const { mine } = await entriesAfter(sanne, cursor);
  const came = mine.flatMap(({ events }) => events).filter(({ type }) => type === 'checkedIn');
  const stays = came.map((stay) => stay.mine);
  expect(new Set(stays).size).toBe(stays.length);
  const accepted = (await outboxRows(page)).filter(({ outcome }) => ['accepted', 'adjusted'].includes(outcome?.status));
  const checkIns = accepted.filter(({ command }) => JSON.parse(command).kind === 'checkIn');
  expect(stays.sort()).toEqual(checkIns.map(({ id }) => id).sort());
  console.log(`seed ${SEED}: ${chosen} choices, ${stays.length} check-ins`);
});
