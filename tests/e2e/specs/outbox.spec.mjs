// What somebody asked without a network arrives, exactly once, also when the page was closed.

import { button, freePlaces, live, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { changeRows, deleteDatabase, outboxStages, readyForOffline } from '../support/kept.mjs';
import { expect, signIn, startAgain, test, withHub } from '../support/test.mjs';

const here = withHub();

const FAILING = { allow: [...CUT_OFF, /401/] };
/** Jitter may wait half a minute. */
const PATIENT = { timeout: 45_000 };
const NOTED = 'Genoteerd op dit toestel';

startAgain(here);

/** Sanne has seen the floor; then the hub goes, and she checks in all the same. */
async function notedWithoutHub({ open, caller }) {
  const { hub } = here;
  const bram = await caller(hub.origin, 'bram');
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(bram);
  const path = `/map/${floor}?place=${codes[0]}`;
  const page = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  expect(await hub.stop()).toBe(0);
  await button(page, 'Inchecken').click();
  await expect(page.getByText(NOTED).first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
  return { hub, bram, sanne, page, path, codes, floor };
}

test('a check-in that was noted without the hub survives the closing of the page', async ({ open, caller }) => {
  test.slow();
  const { hub, sanne, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(place(again, codes[0])).toHaveAttribute('data-mine', /.*/);
  await expect(again.getByText(NOTED).first()).toBeVisible();
  await expect(again.getByText('Ingecheckt')).toHaveCount(0);
  await hub.start();
  await expect(again.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect(again.getByText(NOTED)).toHaveCount(0);
  await expect.poll(() => outboxStages(again)).toEqual(['accepted']);
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'occupied' });
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});

test('somebody else who took the place meanwhile keeps it, and the reason is told', async ({ open, caller }) => {
  test.slow();
  const { hub, bram, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  await hub.start();
  await bram.checkIn(codes[0]);
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(again.getByText(`Bureau ${codes[0]}: Net te laat: hier zit al iemand.`).first()).toBeVisible(PATIENT);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'occupied');
  await expect(place(again, codes[0])).not.toHaveAttribute('data-mine', /.*/);
  await expect.poll(() => outboxStages(again)).toEqual(['rejected']);
  // It stays until it is put away, also after a new start.
  await again.goto('/');
  await again.getByRole('button', { name: 'Niet gelukt: 1' }).click();
  await expect(again.getByRole('heading', { name: new RegExp(`^Inchecken: Bureau ${codes[0]}, `) })).toBeVisible();
  await expect(again.getByText('Net te laat: hier zit al iemand.')).toBeVisible();
  const near = again.locator('#undone').getByRole('link');
  await expect(near).toHaveCount(3);
  const places = await bram.places({});
  const zoneOf = (code) => places.find((place) => place.code === code).zone;
  for (const name of await near.allTextContents()) {
    const code = places.map((place) => place.code).find((code) => name.split(' ').includes(code));
    expect(zoneOf(code), name).toBe(zoneOf(codes[0]));
  }
  await near.first().click();
  await expect(button(again, 'Inchecken')).toBeVisible();
  await again.getByRole('button', { name: 'Niet gelukt: 1' }).click();
  await button(again, 'Weghalen').click();
  await expect(again.getByRole('button', { name: /^Niet gelukt/ })).toHaveCount(0);
  await expect.poll(() => outboxStages(again)).toEqual([]);
});

test('a check-in that counts from an estimated moment says so', async ({ open, caller }) => {
  const { hub } = here;
  const { floor, codes } = await freePlaces(await caller(hub.origin, 'sanne'));
  const page = await open(hub.origin, { login: 'sanne', path: `/map/${floor}?place=${codes[0]}` });
  await live(page);
  // As to a device that never compared its clock: the hub's answer in such a case.
  await page.route('**/v1/commands', async (route) => {
    const outcome = ({ id }) => ({ id, status: 'adjusted', seq: 1, what: 'estimatedTime' });
    await route.fulfill({ json: { outcomes: route.request().postDataJSON().commands.map(outcome) } });
  });
  await button(page, 'Inchecken').click();
  const told = page.getByRole('status').filter({ hasText: `Ingecheckt: Bureau ${codes[0]}` });
  await expect(told).toContainText('Aangepast: je begintijd is geschat');
});

test('what could not be sent in its time is never sent, and that is told', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${codes[0]}`;
  const page = await open(hub.origin, { login: 'sanne', path, guard: FAILING });
  await live(page);
  await readyForOffline(page);
  const asked = [];
  page.context().on('request', (request) => {
    if (request.url().endsWith('/v1/commands')) asked.push(request.postData());
  });
  expect(await hub.stop()).toBe(0);
  // A start without the hub: nobody has said yet who is there, so nothing is even tried.
  await page.reload();
  await button(page, 'Inchecken').click();
  await expect(page.getByText(NOTED).first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
  await changeRows(page, { expires: 1 });
  // Whatever the device's own clock says: only the hub's counts.
  await page.reload();
  await expect(page.getByText(NOTED).first()).toBeVisible();
  expect(await outboxStages(page)).toEqual(['waits']);
  await hub.start();
  await expect(page.getByText(`Bureau ${codes[0]}: Het moment is voorbij.`)).toBeVisible(PATIENT);
  await expect(page.getByRole('button', { name: 'Niet gelukt: 1' })).toBeVisible();
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  await expect.poll(() => outboxStages(page)).toEqual(['rejected']);
  expect(asked).toEqual([]);
});

test('what one person noted is never sent for another', async ({ open, caller }) => {
  test.slow();
  const { hub, sanne, page, path, codes } = await notedWithoutHub({ open, caller });
  await page.close();
  await hub.start();
  const other = await page.context().newPage();
  await signIn(other, hub.origin, 'lies');
  const asked = [];
  other.on('request', (request) => {
    if (request.url().endsWith('/v1/commands')) asked.push(request.postData());
  });
  await other.goto(path);
  await live(other);
  await expect(place(other, codes[0])).toHaveAttribute('data-status', 'free');
  await expect(other.getByText(NOTED)).toHaveCount(0);
  expect(await outboxStages(other)).toEqual(['waits']);
  expect(asked).toEqual([]);
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'free' });
  // She is back, and so is what she asked.
  await signIn(other, hub.origin, 'sanne');
  await other.goto(path);
  await expect(other.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  expect((await sanne.snapshot()).mine).toHaveLength(1);
});

test('a device that lost its storage says how much is gone', async ({ open, caller }) => {
  test.slow();
  const { hub, page, path, codes } = await notedWithoutHub({ open, caller });
  expect(await deleteDatabase(page)).toBe('deleted');
  await page.close();
  await hub.start();
  const again = await page.context().newPage();
  await again.goto(path);
  await expect(again.getByText('1 keuze op dit toestel is verloren gegaan.')).toBeVisible(PATIENT);
  await expect(place(again, codes[0])).toHaveAttribute('data-status', 'free');
});

/** Sanne checks in while the hub cannot deal with it, until the app puts it aside. */
async function parked({ open, caller }) {
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${codes[0]}`;
  const page = await open(hub.origin, { login: 'sanne', path, guard: { allow: [...FAILING.allow, /500/] } });
  await live(page);
  let asked = 0;
  await page.route('**/v1/commands', (route) => {
    asked += 1;
    return route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{}' });
  });
  await button(page, 'Inchecken').click();
  // Each time the network seems to be back it is tried at once, so nobody waits for the pauses.
  await expect.poll(async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('online')));
    return outboxStages(page);
  }).toEqual(['parked']);
  expect(asked).toBe(5);
  await expect(page.getByText(`Bureau ${codes[0]}: Het lukt nu niet. Je keuze blijft op dit toestel.`)).toBeVisible();
  await page.unroute('**/v1/commands');
  return { hub, sanne, page, path, codes };
}

test('what the hub stumbles over is put aside after five times, and can be tried again', async ({ open, caller }) => {
  test.slow();
  const { page, path } = await parked({ open, caller });
  await page.goto(path);
  await button(page, 'Probeer het nu').click();
  await expect(page.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect.poll(() => outboxStages(page)).toEqual(['accepted']);
});

for (const [answer, stages] of [['Bewaren tot ik weer inlog', ['parked']], ['Verwijderen', []]]) {
  test(`signing out with something waiting asks: ${answer}`, async ({ open, caller }) => {
    test.slow();
    const { page } = await parked({ open, caller });
    await page.getByRole('button', { name: 'Instellingen' }).click();
    await button(page, 'Uitloggen').click();
    await expect(page.getByRole('alert').getByText('Er wacht nog iets op dit toestel')).toBeVisible();
    await button(page, answer).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Wat kom je doen?');
    await expect.poll(() => outboxStages(page)).toEqual(stages);
  });
}

test('a browser that keeps nothing says so before somebody relies on it', async ({ open, caller }) => {
  test.slow();
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes } = await freePlaces(sanne);
  const page = await open(hub.origin, { path: null, guard: FAILING });
  await page.addInitScript(() => {
    // As in a private window of some browsers, or by policy.
    IDBFactory.prototype.open = () => { throw new DOMException('no', 'SecurityError'); };
  });
  await signIn(page, hub.origin, 'sanne');
  await page.goto(`/map/${floor}?place=${codes[0]}`);
  await live(page);
  await page.route('**/v1/commands', (route) => route.abort());
  await button(page, 'Inchecken').click();
  await expect(page.getByText('Genoteerd in deze pagina').first()).toBeVisible();
  await expect(page.getByText(NOTED)).toHaveCount(0);
  await page.unroute('**/v1/commands');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
});
