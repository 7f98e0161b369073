// From the label on the desk to checked in: by the phone's own camera app, by the scanner in the
// app, by typing, and by a scanner that types.

import { join } from 'node:path';
import { LOOKS, film, labelPicture, withCamera } from '../support/camera.mjs';
import { Caller, exchange } from '../support/api.mjs';
import { button, freePlaces } from '../support/floor.mjs';
import { Hub } from '../support/hub.mjs';
import { PHONE, expect, signIn, test, withHub } from '../support/test.mjs';

const here = withHub();

/** A free desk with its label: the sheet it is on as SVG, and what its code holds. */
async function labelled(caller) {
  const { floor, codes } = await freePlaces(caller);
  for (let page = 1; ; page += 1) {
    const svg = await caller.ask(`/v1/labels?format=svg&floor=${floor}&page=${page}`);
    expect(svg.status, 'the sheet of a free desk').toBe(200);
    const code = codes.find((code) => svg.text.includes(`Bureau ${code},`));
    if (code) return { code, floor, svg: svg.text };
  }
}

/** A browser with the film in its camera, signed in, on the screen that scans. */
async function scanning(file, { login = 'sanne', before = () => {} } = {}) {
  const browser = await withCamera(file);
  const context = await browser.newContext({
    baseURL: here.hub.origin, viewport: PHONE, locale: 'nl-NL', timezoneId: 'Europe/Amsterdam', reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.addInitScript(before);
  if (login) await signIn(page, here.hub.origin, login);
  await page.goto('/');
  await button(page, 'Scannen').click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Scan het etiket op je plek');
  return { browser, page };
}

/** A picture with nothing on it. */
const BLANK = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48"><rect width="64" height="48" fill="white"/></svg>';

const title = (page, code) => page.getByRole('heading', { name: `Bureau ${code}` });

for (const [name, look] of Object.entries(LOOKS)) {
  test(`a label that looks ${name} is read, and its place is one tap from checked in`, async ({ browser, caller }, info) => {
    const { code, svg } = await labelled(await caller(here.hub.origin, 'fatima'));
    await caller(here.hub.origin, 'sanne');
    const studio = await browser.newPage();
    const file = await film(studio, await labelPicture(studio, svg, `Bureau ${code},`), look, join(info.outputDir, '..', `${info.testId}.y4m`));
    await studio.close();
    const { browser: phone, page } = await scanning(file);
    await expect(title(page, code)).toBeVisible();
    await button(page, 'Inchecken').click();
    await expect(page.getByText('Ingecheckt').first()).toBeVisible();
    await phone.close();
  });
}

test('the camera goes out when the screen is left', async ({ browser }, info) => {
  const studio = await browser.newPage();
  const file = await film(studio, BLANK, {}, join(info.outputDir, '..', `${info.testId}.y4m`));
  await studio.close();
  const { browser: phone, page } = await scanning(file);
  await expect(page.getByText('Houd de camera boven de QR-code.')).toBeVisible();
  const track = await page.evaluateHandle(() => document.querySelector('video').srcObject.getVideoTracks()[0]);
  expect(await track.evaluate((one) => one.readyState)).toBe('live');
  await page.getByRole('link', { name: 'Naar de startpagina' }).click();
  await expect.poll(() => track.evaluate((one) => one.readyState)).toBe('ended');
  await phone.close();
});

test('a lamp is offered where the camera has one, and goes on and off', async ({ browser }, info) => {
  const studio = await browser.newPage();
  const file = await film(studio, BLANK, {}, join(info.outputDir, '..', `${info.testId}.y4m`));
  await studio.close();
  const { browser: phone, page } = await scanning(file, {
    // The camera of the tests has no lamp: this one has, and says what it is told.
    before: () => {
      window.lamp = [];
      const can = MediaStreamTrack.prototype.getCapabilities;
      MediaStreamTrack.prototype.getCapabilities = function capabilities() {
        return { ...can.call(this), torch: true };
      };
      MediaStreamTrack.prototype.applyConstraints = async ({ advanced }) => {
        window.lamp.push(advanced[0].torch);
      };
    },
  });
  const lamp = button(page, 'Lamp');
  await lamp.click();
  await expect(lamp).toHaveAttribute('aria-pressed', 'true');
  await lamp.click();
  await expect(lamp).toHaveAttribute('aria-pressed', 'false');
  expect(await page.evaluate(() => window.lamp)).toEqual([true, false]);
  await phone.close();
});

test('without a camera one types the code, or a scanner does', async ({ caller }) => {
  const { code, svg } = await labelled(await caller(here.hub.origin, 'fatima'));
  expect(svg).toContain(code);
  const { browser, page } = await scanning();
  await expect(page.getByText(/camera mag niet aan|geen camera/)).toBeVisible();
  const field = page.getByLabel('Of typ de code van het etiket');
  await field.fill('https://winkel.example/koop');
  await button(page, 'Toon de plek').click();
  await expect(page.getByText('geen etiket van dit gebouw, maar een adres van winkel.example')).toBeVisible();
  await field.fill('iets anders');
  await field.press('Enter');
  await expect(page.getByText('geen plek in dit gebouw: iets anders')).toBeVisible();
  // A scanner types wherever the focus is.
  await field.clear();
  await field.blur();
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
  await expect(title(page, code)).toBeVisible();
  await browser.close();
});

test('a stranger whose phone reads a label signs in and is back at the place', async ({ open, caller }) => {
  const { code } = await labelled(await caller(here.hub.origin, 'fatima'));
  const page = await open(here.hub.origin, { viewport: PHONE, path: `/d/${code}` });
  await expect(title(page, code)).toBeVisible();
  await page.getByRole('link', { name: 'Inloggen om in te checken' }).click();
  await page.locator('[data-login="bram"]').click();
  await expect(title(page, code)).toBeVisible();
  await button(page, 'Inchecken').click();
  await expect(page.getByText('Ingecheckt').first()).toBeVisible();
  await (await caller(here.hub.origin, 'bram')).leaveAll();
});

test('where only screens may watch, a stranger sees the name of a place and nothing of its status', async ({ open, afterwards }) => {
  const hub = await Hub.started({ flags: ['--demo-quiet', '--public-view', 'screens'] });
  afterwards(() => hub.remove());
  const sanne = await Caller.signedIn(hub.origin, 'sanne');
  const { codes } = await freePlaces(sanne);
  expect((await exchange(hub.origin, `/v1/places/${codes[0]}`)).status).toBe(401);
  const page = await open(hub.origin, { viewport: PHONE, path: `/d/${codes[0]}` });
  await expect(title(page, codes[0])).toBeVisible();
  await expect(page.getByRole('link', { name: 'Inloggen om in te checken' })).toBeVisible();
  await expect(page.locator(`[data-place="${codes[0]}"]`)).toHaveAttribute('data-status', 'unknown');
  await expect(page.getByText(/Vrij tot|Bezet tot/)).toHaveCount(0);
});
