// The whole way from *what did you come to do?* to a place and back, on a phone and on a desktop.

import { button, freePlaces, live, map, place, rows, table, tap } from '../support/floor.mjs';
import { DESKTOP, PHONE, expect, test, withHub } from '../support/test.mjs';

const here = withHub();

/** The five answers to *Wat kom je doen?* and what the map is then asked to show. */
const CHOICES = [
  ['Rustig werken', /zone=focus,silence/],
  ['Samenwerken', /zone=collaborate/],
  ['Ontmoeten', /zone=meet/],
  ['Bellen', /kind=booth/],
  ['Vergaderen', /kind=room/],
];

const choice = (page, name) => page.getByRole('link', { name: new RegExp(name) });

for (const [name, viewport] of Object.entries({ PHONE, DESKTOP })) {
  test(`from the start to a place and away again (${name.toLowerCase()})`, async ({ open, caller }) => {
    const { origin } = here.hub;
    const page = await open(origin, { viewport });
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Wat kom je doen?');
    await choice(page, 'Rustig werken').click();
    await expect(page).toHaveURL(/\/map\/[^?]+\?.*zone=focus(,|%2C)silence/);
    await live(page);

    const floor = new URL(page.url()).pathname.split('/').pop();
    const lists = await caller(origin, 'joost');
    const [quiet] = await lists.places({ kind: 'desk', floor, zone: 'silence', status: 'free' });
    await tap(page, quiet.code);
    await expect(page).toHaveURL(new RegExp(`place=${quiet.code}`));
    await expect(page.getByText(new RegExp(`Bureau ${quiet.code}`)).first()).toBeVisible();

    // Not signed in: the way to a place leads past the sign-in and back to that place.
    await page.getByRole('link', { name: 'Inloggen om in te checken' }).click();
    await expect(page).toHaveURL(/\/sign-in/);
    await page.getByRole('button', { name: /Sanne/ }).click();
    await expect(page).toHaveURL(new RegExp(`place=${quiet.code}`));
    await live(page);

    await button(page, 'Inchecken').click();
    await expect(page.getByRole('status').filter({ hasText: 'Ingecheckt' })).toBeVisible();
    await expect(place(page, quiet.code)).toHaveAttribute('data-status', 'occupied');
    await expect(place(page, quiet.code)).toHaveAttribute('data-mine', /.*/);
    await expect(place(page, quiet.code)).toHaveAccessibleName(
      new RegExp(`^Bureau ${quiet.code}, Jouw plek.*, zone Stilte`, 'i'),
    );
    expect(await lists.place(quiet.code)).toMatchObject({ status: 'occupied' });

    // It is still hers after a reload, and the start screen knows it too.
    await page.reload();
    await live(page);
    await expect(place(page, quiet.code)).toHaveAttribute('data-mine', /.*/);
    await page.goto('/');
    await expect(page.getByText(new RegExp(quiet.code))).toBeVisible();
    await page.goBack();
    await live(page);

    await button(page, 'Vrijgeven').click();
    await expect(page.getByRole('status').filter({ hasText: 'is weer vrij' })).toBeVisible();
    await expect(place(page, quiet.code)).toHaveAttribute('data-status', 'free');
    expect(await lists.place(quiet.code)).toMatchObject({ status: 'free' });
  });
}

test('every choice of the start screen opens the map with that choice', async ({ open }) => {
  const page = await open(here.hub.origin, { viewport: PHONE });
  for (const [name, wanted] of CHOICES) {
    await choice(page, name).click();
    await live(page);
    expect(decodeURIComponent(page.url())).toMatch(wanted);
    await page.goBack();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Wat kom je doen?');
  }
});

test('the back button closes the sheet, then leaves the map', async ({ open, caller }) => {
  const { origin } = here.hub;
  const { floor, codes } = await freePlaces(await caller(origin, 'joost'));
  const page = await open(origin, { viewport: PHONE });
  await page.getByRole('link', { name: 'Bekijk de hele kaart' }).click();
  await live(page);
  await page.goto(`/map/${floor}`);
  await live(page);
  await tap(page, codes[0]);
  await expect(page).toHaveURL(new RegExp(`place=${codes[0]}`));
  await page.goBack();
  await expect(page).toHaveURL(new RegExp(`/map/${floor}$`));
  await expect(page.getByRole('link', { name: 'Inloggen om in te checken' })).toBeHidden();
  await page.goForward();
  await expect(page.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible();
});

test('deep links open what they name', async ({ open, caller }) => {
  const { origin } = here.hub;
  const lists = await caller(origin, 'joost');
  const [site] = await lists.sites();
  const plan = await lists.plan();
  for (const floor of site.floors) {
    const page = await open(origin, { path: `/map/${floor.code}` });
    await live(page);
    const here = plan.floors.find((one) => one.code === floor.code);
    await expect(map(page)).toHaveAccessibleName(new RegExp(here.name.nl));
    await expect(map(page).locator('[data-place]')).toHaveCount(here.places.length);
    await page.context().close();
  }
  const code = plan.floors.at(-1).places[0].code;
  const page = await open(origin, { path: `/d/${code}` });
  await live(page);
  await expect(page.getByText(new RegExp(code)).first()).toBeVisible();
  await expect(page.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible();
});

test('the floor switch changes floor, address and list', async ({ open, caller }) => {
  const { origin } = here.hub;
  const [site] = await (await caller(origin, 'joost')).sites();
  const page = await open(origin, { path: `/map/${site.floors[0].code}` });
  await live(page);
  const other = site.floors[1];
  const switches = page.getByRole('navigation', { name: 'Verdieping' });
  await switches.getByRole('link', { name: new RegExp(other.name.nl) }).click();
  await expect(page).toHaveURL(new RegExp(`/map/${other.code}`));
  await expect(map(page)).toHaveAccessibleName(new RegExp(other.name.nl));
  await button(page, 'Lijst').click();
  await expect(table(page)).toBeVisible();
  const codes = (await (await caller(origin, 'bram')).places({ floor: other.code })).map((p) => p.code);
  await expect(rows(page)).toHaveCount(codes.length);
  await button(page, 'Kaart').click();
  await expect(map(page)).toBeVisible();
});

for (const [what, path, says] of [
  ['an unknown address', '/nergens/heen', 'Deze pagina is er niet'],
  ['an unknown place', '/d/9.999-99', 'Deze plek kennen we niet'],
  ['an unknown floor', '/map/nergens-7', 'Deze verdieping kennen we niet'],
]) {
  test(`${what} shows a page that helps`, async ({ open }) => {
    const page = await open(here.hub.origin, { path, viewport: PHONE });
    await expect(page.getByRole('heading', { name: says })).toBeVisible();
    await page.getByRole('main').getByRole('link').first().click();
    await expect(page.getByRole('heading', { name: says })).toBeHidden();
  });
}

test('signing out takes the own place from the screen', async ({ open, caller }) => {
  const { origin } = here.hub;
  const sanne = await caller(origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  await sanne.checkIn(codes[0]);
  const page = await open(origin, { login: 'sanne', path: `/map/${floor}` });
  await live(page);
  await expect(place(page, codes[0])).toHaveAttribute('data-mine', /.*/);
  const signOut = button(page, 'Uitloggen');
  if (!(await signOut.isVisible())) await button(page, 'Instellingen').click();
  await signOut.click();
  await page.goto(`/map/${floor}`);
  await live(page);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(place(page, codes[0])).not.toHaveAttribute('data-mine', /.*/);
});
