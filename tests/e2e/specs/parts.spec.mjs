// The app comes in parts: the first visit fetches what it shows, the rest follows. And when the
// app ends, a page that works without it says so.

import { expect, test, withHub } from '../support/test.mjs';
import { WORDS } from '../support/words.mjs';
import { button, freePlaces, live } from '../support/floor.mjs';

const here = withHub();

test('the map is there before anything else is fetched, then the rest comes by itself', async ({ open }) => {
  const page = await open(here.hub.origin, { path: null });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector('[data-place]')) return;
      window.drawnAt = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  await page.goto('/map');
  await live(page);
  const parts = () => page.evaluate(() => performance.getEntriesByType('resource')
    .filter(({ name }) => /\/(split|chunk)_[^/]*\.wasm$/.test(name))
    .map(({ name, startTime }) => ({ name, isEarly: startTime < window.drawnAt })));
  for (const name of ['home', 'entering', 'reading', 'reserving', 'beside', 'telling']) {
    await expect.poll(async () => (await parts()).some((part) => part.name.includes(`split_${name}`)), name).toBe(true);
  }
  // Early is what this device keeps, to paint from; `check-size` counts it.
  const early = (await parts()).filter(({ name, isEarly }) => isEarly && !/\/(split_store|chunk_)/.test(name));
  expect(early).toEqual([]);
});

test('a part that cannot be fetched says so, and comes when asked again', async ({ open }) => {
  const allow = [/split_entering|ERR_FAILED|Failed to fetch/];
  const page = await open(here.hub.origin, { path: null, guard: { allow } });
  await page.route('**/split_entering*', (route) => route.abort());
  await page.goto('/sign-in');
  await expect(page.getByRole('alert')).toContainText('Dit deel is nog niet op dit toestel');
  await page.unroute('**/split_entering*');
  await page.getByRole('button', { name: 'Probeer het nu' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Inloggen');
});

test('who checks in before the part that notes it is here hears so, and is checked in when it is', async ({ open, caller }) => {
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { floor, codes: [desk] } = await freePlaces(sanne);
  const allow = [/split_outbox|ERR_FAILED|Failed to fetch/];
  const page = await open(hub.origin, { login: 'sanne', path: null, guard: { allow }, serviceWorkers: 'block' });
  await page.route('**/split_outbox*', (route) => route.abort());
  await page.goto(`/map/${floor}?place=${desk}`);
  await live(page);
  await button(page, 'Inchecken').click();
  await expect(page.getByRole('status').filter({ hasText: `Genoteerd in deze pagina: Bureau ${desk}.` })).toBeVisible();
  expect(await sanne.place(desk)).toMatchObject({ status: 'free' });
  await page.unroute('**/split_outbox*');
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('status').filter({ hasText: 'Ingecheckt' })).toBeVisible();
  expect(await sanne.place(desk)).toMatchObject({ status: 'occupied' });
});

test('when the app has ended, a page that works without it takes its place', async ({ open }) => {
  const allow = [/unreachable/];
  const page = await open(here.hub.origin, { guard: { allow } });
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.nl.whatFor);
  // A real trap of WebAssembly: a function whose one instruction is `unreachable`.
  await page.evaluate(() => {
    const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ])));
    setTimeout(() => trap.exports.t());
  });
  await expect(page.getByRole('alert')).toContainText('Er ging iets mis in de app.');
  expect(await page.evaluate(() => localStorage.getItem('werkhub.crash'))).toContain('unreachable');
  await page.getByRole('link', { name: /Opnieuw/ }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText(WORDS.nl.whatFor);
});
