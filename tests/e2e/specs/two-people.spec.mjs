// Two people in two browsers: what one does, the other sees at once, on the map and in the list.

import { IN_LIST, button, freePlaces, link, live, map, place, row, table, tap } from '../support/floor.mjs';
import { PHONE, expect, test, withHub } from '../support/test.mjs';

const here = withHub();

test('sanne and bram see each other come and go', async ({ open, caller }) => {
  const { origin } = here.hub;
  const { floor, codes } = await freePlaces(await caller(origin, 'joost'));
  const [first, second] = [codes[0], codes[codes.length - 1]];
  const sanne = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${first}`, viewport: PHONE });
  const bram = await open(origin, { login: 'bram', path: `/map/${floor}` });
  // Somebody who is not signed in looks at the list of the same floor.
  const visitor = await open(origin, { path: `/map/${floor}` });
  await Promise.all([sanne, bram, visitor].map(live));
  await button(visitor, 'Lijst').click();
  await expect(table(visitor)).toBeVisible();

  await button(sanne, 'Inchecken').click();
  await expect(place(sanne, first)).toHaveAttribute('data-mine', /.*/);
  await expect(place(bram, first)).toHaveAttribute('data-status', 'occupied');
  await expect(place(bram, first)).not.toHaveAttribute('data-mine', /.*/);
  await expect(row(visitor, first)).toContainText(IN_LIST.occupied);

  await tap(bram, second);
  await button(bram, 'Inchecken').click();
  await expect(place(bram, second)).toHaveAttribute('data-mine', /.*/);
  await expect(place(sanne, second)).toHaveAttribute('data-status', 'occupied');
  await expect(row(visitor, second)).toContainText(IN_LIST.occupied);

  await button(sanne, 'Vrijgeven').click();
  await expect(place(bram, first)).toHaveAttribute('data-status', 'free');
  await expect(row(visitor, first)).toContainText(IN_LIST.free);
  await button(bram, 'Vrijgeven').click();
  await expect(place(sanne, second)).toHaveAttribute('data-status', 'free');
  await expect(row(visitor, second)).toContainText(IN_LIST.free);
});

test('two browsers of one person show the same place as hers', async ({ open, caller }) => {
  const { origin } = here.hub;
  const { floor, codes } = await freePlaces(await caller(origin, 'joost'));
  const phone = await open(origin, { login: 'sanne', path: `/map/${floor}`, viewport: PHONE });
  const laptop = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${codes[2]}` });
  await Promise.all([phone, laptop].map(live));
  await button(laptop, 'Inchecken').click();
  await expect(place(phone, codes[2])).toHaveAttribute('data-mine', /.*/);
  await button(laptop, 'Vrijgeven').click();
  await expect(place(phone, codes[2])).toHaveAttribute('data-status', 'free');
});

test('who loses a race hears why and where else there is room', async ({ open, caller }) => {
  const { origin } = here.hub;
  const bram = await caller(origin, 'bram');
  const { floor, codes } = await freePlaces(bram);
  const code = codes[5];
  const sanne = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${code}` });
  await live(sanne);
  // Bram is quicker: his command is accepted before hers leaves her browser, and the news of it
  // has not reached her screen.
  await sanne.route('**/v1/commands', async (route) => {
    await bram.checkIn(code);
    await route.continue();
  });
  const answered = sanne.waitForResponse('**/v1/commands');
  await button(sanne, 'Inchecken').click();
  const [outcome] = (await (await answered).json()).outcomes;
  expect(outcome).toMatchObject({ status: 'rejected', reason: 'placeOccupied' });
  expect(outcome.alternatives).toHaveLength(3);

  await expect(sanne.getByRole('status').getByText('Net te laat: hier zit al iemand.')).toBeVisible();
  await expect(place(sanne, code)).toHaveAttribute('data-status', 'occupied');
  await expect(place(sanne, code)).not.toHaveAttribute('data-mine', /.*/);
  const told = sanne.getByRole('status').filter({ hasText: 'Net te laat' });
  for (const other of outcome.alternatives) await expect(link(told, other)).toBeVisible();
  // One tap further she has a place.
  await sanne.unroute('**/v1/commands');
  const [next] = outcome.alternatives;
  await link(told, next).click();
  await expect(sanne).toHaveURL(new RegExp(`place=${next}`));
  await button(sanne, 'Inchecken').click();
  await expect(map(sanne).locator('[data-mine]')).toHaveAttribute('data-place', next);
  await button(sanne, 'Vrijgeven').click();
  await expect(place(sanne, next)).toHaveAttribute('data-status', 'free');
});

test('at the same instant exactly one is accepted', async ({ caller }) => {
  const { origin } = here.hub;
  const [sanne, bram] = [await caller(origin, 'sanne'), await caller(origin, 'bram')];
  const { codes } = await freePlaces(sanne);
  for (const code of codes.slice(0, 20)) {
    const wishes = [sanne, bram].map((who) => who.post([who.command('checkIn', { place: code })]));
    const outcomes = (await Promise.all(wishes)).map((answer) => answer.json.outcomes[0]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['accepted', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected').reason).toBe('placeOccupied');
    await sanne.leaveAll();
    await bram.leaveAll();
  }
});
