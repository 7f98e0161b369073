// The facility manager closes a place, a zone or a floor: everybody sees it, and who is there hears
// it.

import { IN_LIST, button, freePlaces, live, map, place, row, rows } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

test('a place with somebody at it', async ({ open, caller }) => {
  const { origin } = here.hub;
  const fatima = await caller(origin, 'fatima');
  const { floor, codes } = await freePlaces(fatima);
  const sanne = await open(origin, { login: 'sanne', path: `/map/${floor}?place=${codes[0]}` });
  const visitor = await open(origin, { path: `/map/${floor}` });
  await Promise.all([sanne, visitor].map(live));
  await button(sanne, 'Inchecken').click();
  await expect(place(sanne, codes[0])).toHaveAttribute('data-mine', /.*/);
  await expect(place(visitor, codes[0])).toHaveAttribute('data-status', 'occupied');

  const closure = await fatima.close({ place: codes[0] });
  for (const page of [sanne, visitor]) {
    await expect(place(page, codes[0])).toHaveAttribute('data-status', 'closed');
    await expect(place(page, codes[0])).not.toHaveAttribute('data-mine', /.*/);
  }
  await expect(sanne.getByText('Je plek is gesloten. Je bent daar niet meer ingecheckt.')).toBeVisible();
  await expect(button(sanne, 'Inchecken')).toBeHidden();
  const refused = await (await caller(origin, 'bram')).post([fatima.command('checkIn', { place: codes[0] })]);
  expect(refused.json.outcomes[0]).toMatchObject({ status: 'rejected', reason: 'outOfService' });

  await fatima.open(closure);
  for (const page of [sanne, visitor]) {
    await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  }
});

test('a floor, and a zone of it', async ({ open, caller }) => {
  const { origin } = here.hub;
  const fatima = await caller(origin, 'fatima');
  const [site] = await fatima.sites();
  const floor = site.floors.at(-1).code;
  const page = await open(origin, { path: `/map/${floor}` });
  await live(page);
  const all = await map(page).locator('[data-place]').count();
  const closed = map(page).locator('[data-place][data-status="closed"]');
  const closure = await fatima.close({ floor });
  await expect(closed).toHaveCount(all);
  await fatima.open(closure);
  await expect(closed).toHaveCount(0);

  const plan = await fatima.plan();
  const zone = plan.floors.at(-1).zones[0];
  const inZone = plan.floors.at(-1).places.filter((one) => one.zone === zone.code);
  const zoneClosure = await fatima.close({ zone: zone.code });
  await expect(closed).toHaveCount(inZone.length);
  await button(page, 'Lijst').click();
  for (const one of inZone.slice(0, 3)) {
    await expect(row(page, one.code)).toContainText(IN_LIST.closed);
  }
  await fatima.open(zoneClosure);
  await expect(rows(page).filter({ hasText: IN_LIST.closed })).toHaveCount(0);
});

test('only who manages the building may', async ({ caller }) => {
  const { origin } = here.hub;
  const [sanne, lies] = [await caller(origin, 'sanne'), await caller(origin, 'lies')];
  const { codes } = await freePlaces(sanne);
  for (const who of [sanne, lies]) {
    const answer = await who.post([who.command('close', { target: { place: codes[0] } })]);
    expect(answer.json.outcomes[0]).toMatchObject({ status: 'rejected', reason: 'notPermitted' });
  }
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'free' });
});
