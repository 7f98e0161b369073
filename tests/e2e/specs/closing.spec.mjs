// The facility manager closes a place, a zone or a floor: everybody sees it, and who is there hears
// it.

import { openDay } from '../support/days.mjs';
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

test('for a later time: how many it touches is said before, and who had reserved hears where else there is room', async ({ open, caller, afterwards }) => {
  const { origin } = here.hub;
  const sanne = await caller(origin, 'sanne');
  afterwards(() => sanne.cancelAll());
  const { floor, codes } = await freePlaces(sanne);
  const code = codes[4];
  const { date, at } = openDay(await sanne.snapshot());
  await sanne.reserve(code, at(9), at(13));
  const told = (page) => page.getByRole('status');
  const hers = await open(origin, { login: 'sanne', path: '/reservations' });
  const card = hers.getByRole('article');
  await expect(card).toContainText('09:00–13:00');

  const his = await open(origin, { login: 'fatima', path: `/map/${floor}?place=${code}` });
  await live(his);
  await his.locator('summary').filter({ hasText: 'Beheer' }).click();
  const [from, until] = [his.getByLabel('Vanaf'), his.getByLabel(/^Tot/)];
  await expect(his.getByText('Reserveringen die vervallen: 1')).toBeVisible();
  await his.getByRole('radio', { name: 'Op een andere tijd' }).check();
  await from.fill(`${date}T13:00`);
  await until.fill(`${date}T17:00`);
  await expect(his.getByText('Dit raakt niemand.')).toBeVisible();
  await until.fill(`${date}T09:00`);
  await expect(his.getByText('Het einde ligt voor het begin.')).toBeVisible();
  await expect(button(his, 'Sluiten')).toHaveCount(0);
  await from.fill(`${date}T10:00`);
  await until.fill(`${date}T12:00`);
  await expect(his.getByText('Reserveringen die vervallen: 1')).toBeVisible();
  await expect(his.getByRole('main')).not.toContainText(/Sanne/i);
  await button(his, 'Sluiten').click();
  await expect(told(his).getByText(`Bureau ${code} sluit `)).toBeVisible();
  const closings = his.getByRole('list', { name: 'Gesloten' });
  await expect(closings.getByRole('listitem')).toHaveText(/^Deze plek sluit .*10:00, tot .*12:00\./);
  // Nothing has happened at the place yet.
  await expect(place(his, code)).toHaveAttribute('data-status', 'free');

  await expect(card).toContainText('De plek is op die tijd gesloten.');
  await expect(card.getByRole('link')).toHaveCount(3);
  await card.getByRole('link').first().click();
  await button(hers, 'Reserveren').click();
  await expect(told(hers).getByText(/^Gereserveerd: .* 09:00–13:00/)).toBeVisible();

  await button(his, 'Sluiting intrekken').click();
  await expect(told(his).getByText(`Bureau ${code} blijft open.`)).toBeVisible();
  await expect(closings).toHaveCount(0);
});

test('now, until it is reopened, in two taps', async ({ open, caller }) => {
  const { origin } = here.hub;
  const { floor, codes: [code] } = await freePlaces(await caller(origin, 'fatima'));
  const page = await open(origin, { login: 'fatima', path: `/map/${floor}?place=${code}` });
  await live(page);
  await page.locator('summary').filter({ hasText: 'Beheer' }).click();
  await button(page, 'Sluiten').click();
  await expect(place(page, code)).toHaveAttribute('data-status', 'closed');
  await expect(page.getByRole('list', { name: 'Gesloten' })).toContainText('Deze plek is gesloten, tot je heropent.');
  await button(page, 'Heropenen').click();
  await expect(place(page, code)).toHaveAttribute('data-status', 'free');
  await expect(page.getByRole('list', { name: 'Gesloten' })).toHaveCount(0);
});
