// How long one stays: later or sooner than was said, two taps away.

import { button, freePlaces, live } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();
const MINUTE = 60_000;

test('another end of the stay is chosen, and said when the hub has granted it', async ({ open, caller }) => {
  const { origin } = here.hub;
  const sanne = await caller(origin, 'sanne');
  const { floor, codes: [code] } = await freePlaces(sanne);
  await sanne.checkIn(code);
  const { mine: [before], takenAt } = await sanne.snapshot();
  const page = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${code}` });
  await live(page);
  // Nobody can stay at a desk longer than the building is open.
  const way = button(page, 'Eerder weg');
  await expect(way).toHaveAttribute('aria-expanded', 'false');
  await way.click();
  const choices = page.getByRole('group', { name: 'Hoe lang blijf je?' }).getByRole('button');
  // The end that holds is the last of them.
  await expect(choices.last()).toHaveAttribute('aria-pressed', 'true');
  // In the last minutes of a day that is all there is.
  if (before.until - takenAt < 20 * MINUTE) return;
  const chosen = await choices.first().textContent();
  await choices.first().click();
  await expect(page.getByRole('status').getByText(`Bureau ${code}: Jouw plek ${chosen}`)).toBeVisible();
  await expect(choices).toHaveCount(0);
  const { mine: [after] } = await sanne.snapshot();
  expect(after.occupancy).toBe(before.occupancy);
  expect(after.until).toBeLessThan(before.until);
  // And now one may stay longer again.
  await button(page, 'Verlengen').click();
  await choices.last().click();
  await expect.poll(async () => (await sanne.snapshot()).mine[0].until).toBe(before.until);
});

// Regression: each end could be moved by an hour more, until closing time.
test('a booth is had for an hour in all, and no longer is offered', async ({ open, caller }) => {
  const { origin } = here.hub;
  const bram = await caller(origin, 'bram');
  const { floor, codes: [code] } = await freePlaces(bram, { kind: 'booth' });
  const closes = Date.parse((await bram.place(code)).until);
  await bram.checkIn(code);
  const { mine: [before], takenAt } = await bram.snapshot();
  // Shortly before the building closes it ends sooner than in an hour.
  if (closes - takenAt < 75 * MINUTE) return;
  expect(before.until).toBeLessThanOrEqual(takenAt + 30 * MINUTE);
  const page = await open(origin, { login: 'bram', path: `/map/${floor}?place=${code}` });
  await live(page);
  await button(page, 'Verlengen').click();
  await page.getByRole('group', { name: 'Hoe lang blijf je?' }).getByRole('button').last().click();
  await expect(button(page, 'Eerder weg')).toBeVisible();
  const until = async () => (await bram.snapshot()).mine[0].until;
  await expect.poll(until).toBeGreaterThan(before.until);
  expect(await until()).toBeLessThanOrEqual(takenAt + 60 * MINUTE);
});
