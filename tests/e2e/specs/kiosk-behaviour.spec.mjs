// How a screen in the building behaves: no way off it by hand, large targets, awake, dim at night; and
// what it tells of itself.

import { freshness, tap } from '../support/floor.mjs';
import { buildOf } from '../support/kept.mjs';
import { paired, setupOf } from '../support/paired.mjs';
import { FAILING, building, tooSmall } from '../support/screen.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { Valve } from '../support/valve.mjs';

const here = withHub({ flags: () => ['--demo-quiet', '--public-view', 'screens'] });
const SIZES = [{ width: 1080, height: 1920 }, { width: 1920, height: 1080 }, { width: 1280, height: 800 }];
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** The setup of each mode. */
async function modes() {
  const { manager, site, floors, ground } = await building(here.hub.origin);
  const [room] = await manager.places({ kind: 'room', status: 'free' });
  const floor = floors.find(({ code }) => code === room.floor);
  const { id } = floor.places.find(({ code }) => code === room.code);
  return {
    manager,
    lobby: setupOf(site, ground, { mode: 'lobby' }),
    floor: setupOf(site, ground, { mode: 'floor' }),
    room: setupOf(site, floor, { mode: { room: id }, name: 'Deur' }),
    place: ground.places.find(({ kind }) => kind === 'room').code,
  };
}

for (const mode of ['lobby', 'floor', 'room']) {
  test(`${mode}: whatever can be touched is large, and nothing leads away`, async ({ open }) => {
    const { manager, [mode]: setup } = await modes();
    const { page } = await paired(open, here.hub.origin, manager, setup, { viewport: SIZES[0] });
    for (const viewport of SIZES) {
      await page.setViewportSize(viewport);
      await expect.poll(() => tooSmall(page), JSON.stringify(viewport)).toEqual([]);
    }
    const elsewhere = () =>
      [...document.querySelectorAll('a[href], area[href], form[action]')]
        .map((one) => new URL(one.href ?? one.action, location.href))
        .filter(({ origin, pathname }) => origin !== location.origin || pathname !== '/kiosk')
        .map(String);
    expect(await page.evaluate(elsewhere)).toEqual([]);
    expect(await page.evaluate(() => document.querySelectorAll('[target="_blank"]').length)).toBe(0);

    // What a hand on the glass, or a keyboard that somebody plugs in, would bring about.
    const prevented = await page.evaluate(() => {
      const on = document.querySelector('.kiosk__title');
      const key = (key, more) => new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
      const events = {
        menu: new MouseEvent('contextmenu', { bubbles: true, cancelable: true }),
        drag: new DragEvent('dragstart', { bubbles: true, cancelable: true }),
        zoom: new WheelEvent('wheel', { ctrlKey: true, bubbles: true, cancelable: true }),
        back: key('ArrowLeft', { altKey: true }),
        larger: key('+', { ctrlKey: true }),
        print: key('p', { ctrlKey: true }),
        letter: key('a', {}),
      };
      return Object.entries(events).filter(([, event]) => !on.dispatchEvent(event)).map(([name]) => name);
    });
    expect(prevented).toEqual(['menu', 'drag', 'zoom', 'back', 'larger', 'print']);
    const looks = await page.evaluate(() => {
      const styles = (of) => getComputedStyle(document.querySelector(of));
      return {
        select: styles('.kiosk__title').userSelect,
        fingers: styles('.kiosk').touchAction,
        button: styles('.kiosk button').touchAction,
        swipe: styles(':root').overscrollBehaviorX,
      };
    });
    expect(looks).toEqual({ select: 'none', fingers: 'pan-x pan-y', button: 'pan-x pan-y', swipe: 'none' });
    await expect(page).toHaveURL(/\/kiosk$/);
  });
}

test('two fingers enlarge nothing but the map', async ({ open }) => {
  const { manager, floor } = await modes();
  const { page } = await paired(open, here.hub.origin, manager, floor, { hasTouch: true });
  const fingers = await page.context().newCDPSession(page);
  const { x, y } = await page.locator('.kiosk__title').boundingBox();
  const at = (apart) => [{ x: x + 20 - apart, y: y + 20, id: 1 }, { x: x + 60 + apart, y: y + 20, id: 2 }];
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
  for (const apart of [5, 10, 15, 20]) {
    await fingers.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(apart) });
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  expect(await page.evaluate(() => visualViewport.scale)).toBe(1);
});

/** Takes the place of the browser's wake locks, and counts. */
const countingLocks = (page) =>
  page.addInitScript(() => {
    window.locks = [];
    const request = async (kind) => {
      const lock = { kind, released: false, release: async () => { lock.released = true; } };
      window.locks.push(lock);
      return lock;
    };
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  });

test('a screen stays awake when its manager wants that, also after it was hidden', async ({ open }) => {
  const { manager, floor } = await modes();
  const { page } = await paired(open, here.hub.origin, manager, floor);
  await countingLocks(page);
  await page.reload();
  const held = () => page.evaluate(() => window.locks.filter(({ kind, released }) => kind === 'screen' && !released).length);
  const asked = () => page.evaluate(() => window.locks.length);
  const seenAgain = () => page.evaluate(() => { document.dispatchEvent(new Event('visibilitychange')); });
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  await expect.poll(held).toBe(1);
  const before = await asked();
  await seenAgain();
  expect(await asked()).toBe(before);
  // The browser takes it away from a page that nobody sees.
  await page.evaluate(() => { for (const lock of window.locks) lock.released = true; });
  await seenAgain();
  await expect.poll(held).toBe(1);

  const asleep = { ...floor, name: 'Nacht', settings: { keepAwake: false } };
  const { page: other } = await paired(open, here.hub.origin, manager, asleep);
  await countingLocks(other);
  await other.reload();
  await expect(other.locator('.kiosk[data-mode="floor"]')).toBeVisible();
  expect(await other.evaluate(() => window.locks)).toEqual([]);
});

test('a screen that cannot be kept awake shows what it shows', async ({ open }) => {
  const { manager, floor } = await modes();
  const { page } = await paired(open, here.hub.origin, manager, floor);
  await page.addInitScript(() => {
    const request = () => Promise.reject(new DOMException('The battery is low.', 'NotAllowedError'));
    Object.defineProperty(navigator, 'wakeLock', { configurable: true, value: { request } });
  });
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
});

/** Turns the clock of a screen to its next report, and gives that. */
async function nextReport(page) {
  const asked = page.waitForRequest('**/v1/kiosk/health');
  await page.clock.runFor(MINUTE);
  return (await asked).postDataJSON();
}

test('a screen reports its build, its memory and what went wrong, without addresses', async ({ open }) => {
  const { manager, floor } = await modes();
  const guard = { allow: [/kapot/, ...FAILING] };
  const { page, id } = await paired(open, here.hub.origin, manager, floor, { guard });
  await page.clock.install();
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  const fine = await nextReport(page);
  expect(fine.build).toBe(await buildOf(page));
  // A clock that is turned says nothing of memory, as many browsers do not.
  expect(fine.memoryBytes).toBeUndefined();
  expect(fine.lastError).toBeUndefined();

  const heap = 50_000_000;
  await page.evaluate((usedJSHeapSize) => {
    Object.defineProperty(performance, 'memory', { value: { usedJSHeapSize } });
  }, heap);
  await page.evaluate(() => {
    Promise.reject(new Error('kapot: https://hub.example/v1/x?token=geheim#sleutel'));
  });
  const wrong = await nextReport(page);
  expect(wrong.lastError.message).toBe('kapot: x');
  // The memory of the app itself comes on top.
  expect(wrong.memoryBytes).toBeGreaterThan(heap + 1_000_000);
  const told = async () => {
    const { json } = await manager.ask('/v1/screens');
    return json.screens.find((screen) => screen.id === id).report?.lastError?.message;
  };
  await expect.poll(told).toBe('kapot: x');
});

test('a screen tells which part of the app it could not fetch', async ({ open }) => {
  const { manager, floor } = await modes();
  const guard = { allow: [/split_home/, ...FAILING] };
  const { page } = await paired(open, here.hub.origin, manager, floor, { guard, serviceWorkers: 'block' });
  await page.route('**/split_home*', (route) => route.abort());
  await page.clock.install();
  const missing = page.waitForEvent('requestfailed', (request) => request.url().includes('/split_home'));
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  // What no screen shows at once is fetched a little later.
  await page.clock.runFor(5_000);
  await missing;
  expect((await nextReport(page)).lastError.message).toBe('not fetched: split_home.wasm');
});

test('a screen on which the app has ended begins anew by itself, and tells of it', async ({ open }) => {
  const { manager, floor } = await modes();
  const guard = { allow: [/unreachable/, ...FAILING] };
  const { page } = await paired(open, here.hub.origin, manager, floor, { guard });
  await page.clock.install();
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  // A real trap of WebAssembly: a function whose one instruction is `unreachable`.
  await page.evaluate(() => {
    window.isBefore = true;
    const trap = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
      0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 116, 0, 0, 10, 5, 1, 3, 0, 0, 11,
    ])));
    Promise.resolve().then(() => trap.exports.t());
  });
  const isBefore = async () => {
    // It may begin anew in the middle of this.
    await page.clock.runFor(1_000).catch(() => {});
    return page.evaluate(() => window.isBefore === true).catch(() => true);
  };
  await expect.poll(isBefore, { intervals: [100] }).toBe(false);
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  expect((await nextReport(page)).lastError.message).toMatch(/unreachable/);
});

test('it dims outside opening hours, also without its hub', async ({ open, afterwards }) => {
  test.slow();
  const { hub } = here;
  const { manager, floor } = await modes();
  const { rules } = await manager.snapshot();
  const valve = await Valve.before(hub);
  afterwards(() => valve.remove());
  const options = { guard: { allow: FAILING }, serviceWorkers: 'block' };
  const { page } = await paired(open, valve.origin, manager, floor, options);
  await page.clock.install();
  await page.reload();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
  // From here on the screen goes by its own clock.
  valve.hold(/^\//);
  const seen = new Set();
  for (let hour = 0; hour < 7 * 24; hour += 5) {
    await page.clock.fastForward(5 * HOUR);
    await page.clock.runFor(MINUTE);
    const [weekday, minute] = await page.evaluate(() => {
      const now = new Date();
      return [(now.getDay() + 6) % 7, now.getHours() * 60 + now.getMinutes()];
    });
    const open = rules.hours[weekday];
    // Which side of the very minute it is on is not the question.
    if (open?.some((edge) => Math.abs(edge - minute) < 3)) continue;
    const isOpen = open !== null && minute >= open[0] && minute < open[1];
    const night = page.locator('.kiosk[data-night="dim"]');
    await expect(night, `${weekday} ${minute}`).toHaveCount(isOpen ? 0 : 1);
    seen.add(isOpen);
  }
  expect(seen).toEqual(new Set([true, false]));
  await expect(page.locator('.kiosk')).toHaveAttribute('data-idle', 'calm');
});

/** How the floor lies on the map. */
const lookOf = (page) => page.locator('.floor-map__floor').getAttribute('transform');

for (const [how, moved] of [
  ['zoomed', async (page) => page.locator('.zoom-buttons__button').first().click()],
  [
    'pushed aside',
    async (page) => {
      const { x, y, width, height } = await page.locator('.floor-map__drawing').boundingBox();
      await page.mouse.move(x + width / 2, y + 20);
      await page.mouse.down();
      await page.mouse.move(x + width / 2 + 40, y + 60, { steps: 4 });
      await page.mouse.up();
    },
  ],
  [
    'zoomed at a place that was let go',
    async (page, place) => {
      await tap(page, place);
      await page.locator('.zoom-buttons__button').first().click();
      await page.locator('.chosen .button').last().click();
    },
  ],
]) {
  test(`a map that somebody ${how} shows all of the floor again when nobody is there`, async ({ open }) => {
    const { manager, floor, place } = await modes();
    const { page } = await paired(open, here.hub.origin, manager, floor, { viewport: SIZES[1] });
    await page.clock.install();
    await page.reload();
    await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
    const first = await lookOf(page);
    await moved(page, place);
    await page.clock.runFor(1_000);
    expect(await lookOf(page)).not.toBe(first);
    await page.clock.runFor(21_000);
    await expect(page.getByRole('alertdialog')).toContainText('Bent u er nog?');
    await page.clock.runFor(11_000);
    await expect(page.getByRole('alertdialog')).toBeHidden();
    await expect.poll(() => lookOf(page)).toBe(first);
    await page.clock.runFor(61_000);
    await expect(page.locator('.kiosk')).toHaveAttribute('data-idle', 'calm');
  });
}
