// A build of the app is here with all its files or not at all, and a page decides which is used.

import { rm } from 'node:fs/promises';
import { listOf, wireBytes } from '../support/builds.mjs';
import { live } from '../support/floor.mjs';
import { CUT_OFF } from '../support/guard.mjs';
import { buildOf, cached, readyForOffline, workerState } from '../support/kept.mjs';
import { expect, test, withBuilds, withHub } from '../support/test.mjs';

const here = withHub();
const build = withBuilds();
const FAILING = { allow: CUT_OFF };
const PATIENT = { timeout: 45_000 };
/** Most that is fetched ahead, after brotli. */
const MOST_BYTES = 700_000;

let real;
test.beforeAll(async () => {
  real = (await listOf()).build;
});

const notice = (page) => page.getByText('Er is een nieuwe versie van de app.');
// Not by way of `cached`, which opens caches and so would make one again that is being deleted.
const caches = (page) => page.evaluate(async () => (await window.caches.keys()).sort());

test('what is fetched ahead is all of the app and stays within its budget', async () => {
  const { files } = await listOf();
  for (const kind of [/index\.html$|^\/$/, /\.js$/, /\.wasm$/, /\.css$/, /\.woff2$/, /manifest/, /icon/]) {
    expect(files.some((file) => kind.test(file)), String(kind)).toBe(true);
  }
  let bytes = 0;
  for (const file of files) bytes += await wireBytes(file.replace(/^\//, '') || 'index.html');
  console.log(`fetched ahead: ${files.length} files, ${bytes} bytes`);
  expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
});

test('a build of which a file is missing is not taken, and the one that is here stays', async ({ open }) => {
  test.slow();
  const { hub } = here;
  const page = await open(hub.origin, { path: '/map', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  const before = await cached(page);
  expect(before[`werkhub-build-${real}`].length).toBeGreaterThan(8);
  const missing = 'gone-0123456789abcdef.wasm';
  const refused = page.context().waitForEvent('response', {
    predicate: (answer) => answer.url().endsWith(missing) && answer.status() === 404,
    ...PATIENT,
  });
  await hub.update(await build('half', { extra: [`/${missing}`] }));
  await refused;
  await expect.poll(() => caches(page)).toEqual([`werkhub-build-${real}`, 'werkhub-meta']);
  expect(await workerState(page)).toEqual({ use: real, complete: [real] });
  await page.reload();
  await live(page);
  expect(await buildOf(page)).toBe(real);
  expect(await cached(page)).toEqual(before);
  await hub.update(process.env.WERKHUB_APP);
});

test('a new build is offered when it is here, old caches stay until it is used, and going back works', async ({ open }) => {
  test.slow();
  const { hub } = here;
  const page = await open(hub.origin, { path: '/map', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  await hub.update(await build('next'));
  await expect(notice(page)).toBeVisible(PATIENT);
  expect(await workerState(page)).toEqual({ use: real, complete: [real, 'next'] });
  expect(await caches(page)).toEqual([`werkhub-build-${real}`, 'werkhub-build-next', 'werkhub-meta'].sort());
  // Not before somebody says so.
  await page.reload();
  await live(page);
  expect(await buildOf(page)).toBe(real);
  await expect(notice(page)).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'Nu vernieuwen' }).click();
  await expect.poll(() => buildOf(page).catch(() => ''), PATIENT).toBe('next');
  await live(page);
  await expect.poll(() => caches(page), PATIENT).toEqual(['werkhub-build-next', 'werkhub-meta']);
  expect(await workerState(page)).toEqual({ use: 'next', complete: ['next'] });

  await hub.update(process.env.WERKHUB_APP);
  await expect(notice(page)).toBeVisible(PATIENT);
  await page.getByRole('button', { name: 'Nu vernieuwen' }).click();
  await expect.poll(() => buildOf(page).catch(() => ''), PATIENT).toBe(real);
  await live(page);
  expect((await workerState(page)).use).toBe(real);
});

test('who does not take the offer has the new build the next time', async ({ open }) => {
  test.slow();
  const { hub } = here;
  const page = await open(hub.origin, { path: '/map', guard: FAILING });
  await live(page);
  await readyForOffline(page);
  await hub.update(await build('later'));
  await expect(notice(page)).toBeVisible(PATIENT);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { get: () => true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(async () => (await workerState(page)).use).toBe('later');
  expect(await buildOf(page), 'an open page stays what it is').toBe(real);
  const next = await page.context().newPage();
  await next.goto('/map');
  expect(await buildOf(next)).toBe('later');
  await hub.update(process.env.WERKHUB_APP);
});

test('a pointer that cannot be read is taken as lost, and the app is fetched anew', async ({ open }) => {
  const page = await open(here.hub.origin, { path: '/map' });
  await live(page);
  await readyForOffline(page);
  await page.evaluate(async () => {
    const meta = await window.caches.open('werkhub-meta');
    await meta.put('/state', new Response('{"use":'));
  });
  await page.reload();
  await live(page);
  await expect.poll(() => workerState(page).catch(() => null)).toEqual({ use: real, complete: [real] });
});

test('a page of an older build still gets the rest of itself from the hub', async ({ caller }) => {
  const { hub } = here;
  const before = await listOf();
  const part = before.files.find((file) => /-[0-9a-f]{16}\.wasm$/.test(file));
  const folder = await build('without');
  await rm(`${folder}/${part.replace(/^\//, '')}`);
  await hub.update(folder);
  const answer = await (await caller(hub.origin, 'lies')).ask(part.startsWith('/') ? part : `/${part}`);
  expect(answer.status).toBe(200);
  expect(answer.headers['cache-control']).toContain('immutable');
  await hub.update(process.env.WERKHUB_APP);
});

test('the worker itself is always asked for anew and may run', async ({ caller }) => {
  const { hub } = here;
  const answer = await (await caller(hub.origin, 'lies')).ask('/service-worker.js');
  expect(answer.headers['cache-control']).toBe('no-cache');
  expect(answer.headers['content-type']).toContain('javascript');
  expect(answer.headers['content-security-policy']).toContain("worker-src 'self'");
});
