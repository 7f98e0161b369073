// The app becomes another build and the one before again, and nothing that waits is lost on the way.

import { listOf } from '../support/builds.mjs';
import { button, freePlaces, live, map, place } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { buildOf, outboxStages, readyForOffline, workerState } from '../support/kept.mjs';
import { HttpPassage } from '../support/passage.mjs';
import { answeredIds, expect, test, withBuilds, withHub } from '../support/test.mjs';

const here = withHub();
const build = withBuilds();
const FAILING = { allow: [...CUT_OFF, /did not start/, /unreachable/] };
const PATIENT = { timeout: 45_000 };
const NOTED = 'Genoteerd op dit toestel';

let real;
test.beforeAll(async () => {
  real = (await listOf()).build;
});
test.afterEach(async () => {
  if (here.hub.app !== process.env.WERKHUB_APP) await here.hub.update(process.env.WERKHUB_APP);
});

/** A way to the hub on which no command comes through until it is mended. A browser that is told to
 * hold requests back lets one go when its page is closed; this does not. */
class Broken extends HttpPassage {
  isMended = false;

  refuses(path) {
    return path === '/v1/commands' && !this.isMended;
  }
}

/** Sanne checks in, and nothing of what is sent arrives until `mend` is called. */
async function waiting({ open, caller, afterwards }) {
  const { hub } = here;
  const way = await Broken.before(hub);
  afterwards(() => way.remove());
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [code] } = await freePlaces(sanne);
  const path = `/map/${floor}?place=${code}`;
  const page = await open(way.origin, { login: 'sanne', path, guard: FAILING });
  const context = page.context();
  const answered = answeredIds(context);
  await live(page);
  await readyForOffline(page);
  await button(page, 'Inchecken').click();
  await expect(page.getByText(NOTED).first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
  const mend = () => {
    way.isMended = true;
  };
  return { sanne, page, context, path, code, answered, mend };
}

/** Nobody looks at the page any more: what is here of a newer build is used at the next start. */
async function hide(page, next) {
  await expect.poll(async () => (await workerState(page)).complete, PATIENT).toContain(next);
  // The page hears of it after the worker; until then there is nothing it could use.
  await expect.poll(async () => {
    await page.evaluate(() => {
      Object.defineProperty(document, 'hidden', { configurable: true, get: () => true });
      document.dispatchEvent(new Event('visibilitychange'));
    });
    return (await workerState(page)).use;
  }).toBe(next);
  await page.close();
}

/** What is noted is sent, and the hub has it once. */
async function delivered(page, { sanne, answered, mend }) {
  mend();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByText('Ingecheckt').first()).toBeVisible(PATIENT);
  await expect.poll(() => outboxStages(page)).toEqual(['accepted']);
  expect(answered).toHaveLength(1);
  expect((await sanne.snapshot()).mine).toHaveLength(1);
}

/** What a newer build may do to the database: another shelf, another format of what is cached. */
const migrate = (page) =>
  page.evaluate(async () => {
    const done = (request) =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const before = await done(indexedDB.open('werkhub'));
    const { version } = before;
    before.close();
    const opening = indexedDB.open('werkhub', version + 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore('later');
    // Waits for no other tab: the app keeps no connection open.
    const db = await done(opening);
    const changing = db.transaction(['cache', 'later'], 'readwrite');
    changing.objectStore('later').put('something', 'new');
    const cache = changing.objectStore('cache');
    for (const key of await done(cache.getAllKeys())) {
      const text = new TextDecoder().decode(await done(cache.get(key)));
      await done(cache.put(new TextEncoder().encode(text.replace('werkhub 1', 'werkhub 2')), key));
    }
    db.close();
    return version + 1;
  });

test('from one build to the next and back, over a changed database, with something that waits', async ({ open, caller, afterwards }) => {
  test.slow();
  const note = await waiting({ open, caller, afterwards });
  await here.hub.update(await build('next'));
  await hide(note.page, 'next');
  const page = await note.context.newPage();
  await page.goto(note.path);
  expect(await buildOf(page)).toBe('next');
  await live(page);
  await expect(page.getByText(NOTED).first()).toBeVisible();
  await expect.poll(() => outboxStages(page)).toEqual(['waits']);
  expect(await migrate(page)).toBeGreaterThan(1);
  await here.hub.update(process.env.WERKHUB_APP);
  await hide(page, real);
  const back = await note.context.newPage();
  await back.goto(note.path);
  expect(await buildOf(back)).toBe(real);
  await live(back);
  await expect(back.getByText(NOTED).first()).toBeVisible();
  await delivered(back, note);
});

test('a build that does not start three times is left for the one before, and not taken again', async ({ open, caller, afterwards }) => {
  test.slow();
  const note = await waiting({ open, caller, afterwards });
  await here.hub.update(await build('broken', { broken: 'at once' }));
  await hide(note.page, 'broken');
  const page = await note.context.newPage();
  await page.goto(note.path);
  // Two starts: the page reloads itself once.
  await expect(page.getByRole('alert').getByText('Werk Hub kan niet starten.')).toBeVisible();
  expect(await buildOf(page)).toBe('broken');
  await page.getByRole('button', { name: /Opnieuw/ }).click();
  await expect(map(page)).toBeVisible(PATIENT);
  expect(await buildOf(page)).toBe(real);
  await live(page);
  await expect(place(page, note.code)).toHaveAttribute('data-mine', /.*/);
  // The hub has it still, and this device leaves it alone.
  await expect.poll(() => workerState(page)).toEqual({ use: real, complete: [real], bad: ['broken'] });
  await delivered(page, note);
  // Good news passes by itself; then there is room for other news.
  await expect(page.getByRole('button', { name: 'Melding sluiten' })).toHaveCount(0, PATIENT);
  await here.hub.update(await build('mended'));
  await expect(page.getByText('Er is een nieuwe versie van de app.')).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'Nu vernieuwen' }).click();
  await expect.poll(() => buildOf(page).catch(() => ''), PATIENT).toBe('mended');
  await live(page);
});
