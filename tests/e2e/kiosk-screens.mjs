// Pictures of every kind of screen in the building, to look at: three sizes, three languages, into
// target/screens; and the picture of the README.
//
//   WERKHUB_BIN=… WERKHUB_APP=… npm run kiosk-screens [-- part of a screen's name | readme]

import { chromium } from '@playwright/test';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './support/browser.mjs';
import { openAlways } from './support/always-open.mjs';
import { onRealBuilding, whichBuilding } from './support/building.mjs';
import { Hub } from './support/hub.mjs';
import { KIOSK_SCREENS, SIZES, kiosk, sizeName } from './support/kiosk-screens.mjs';
import { prepare } from './support/screens.mjs';
import { Wire } from './support/wire.mjs';
import { LANGUAGES } from './support/words.mjs';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = join(checkout, 'target/screens');
const README_PICTURE = join(checkout, 'docs/lobby.jpg');
const MOST_README_BYTES = 150 * 1024;

/** Opens a browser as the tests do. */
const opening = (browser) => async (origin, { path, ...options }) => {
  const context = await browser.newContext({
    baseURL: origin,
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: SIZES[0],
    ...options,
  });
  const page = await context.newPage();
  await page.goto(path);
  return page;
};

/** The screen as it stands when all of it is there. */
async function picture(page, options) {
  await page.evaluate(() => document.fonts.ready);
  return page.screenshot(options);
}

async function allScreens(open, hub, wanted) {
  const wire = await Wire.before(hub);
  const pairedOne = await kiosk(open, hub.origin, { wire });
  for (const screen of KIOSK_SCREENS.filter(({ name }) => name.includes(wanted))) {
    await pairedOne.free();
    for (const language of LANGUAGES) {
      const here = screen.isUnpaired
        ? { page: await open(hub.origin, { path: '/kiosk/pair', locale: language }) }
        : pairedOne;
      for (const viewport of SIZES) {
        await here.page.setViewportSize(viewport);
        await screen.shown(here, language);
        await picture(here.page, { path: join(FOLDER, `kiosk-${screen.name}-${sizeName(viewport)}-${language}.png`) });
      }
      if (screen.isUnpaired) await here.page.context().close();
    }
    console.log(screen.name);
  }
  await pairedOne.page.context().close();
  await wire.remove();
}

/** The lobby, small enough for a page of text. */
async function readmePicture(open, origin) {
  const { page, become } = await kiosk(open, origin, { viewport: { width: 1280, height: 800 } });
  await become('lobby', 'nl');
  await picture(page, { path: README_PICTURE, type: 'jpeg', quality: 84 });
  const { size } = await stat(README_PICTURE);
  console.log(`${README_PICTURE}: ${Math.round(size / 1024)} KiB`);
  if (size > MOST_README_BYTES) throw new Error(`this picture may have ${MOST_README_BYTES} bytes, it has ${size}`);
}

const wanted = process.argv[2] ?? '';
console.log(whichBuilding());
await mkdir(FOLDER, { recursive: true });
const policies = await mkdtemp(join(tmpdir(), 'werkhub-policies-'));
const flags = [...onRealBuilding(), '--public-view', 'screens', ...(await openAlways(policies))];
const hub = await Hub.started({ flags });
const browser = await chromium.launch(launchOptions);
try {
  await prepare(hub.origin);
  const open = opening(browser);
  if (wanted !== 'readme') await allScreens(open, hub, wanted);
  if (wanted === '' || wanted === 'readme') await readmePicture(open, hub.origin);
} finally {
  await browser.close();
  await hub.remove();
  await rm(policies, { recursive: true });
}
console.log(`Pictures are in ${FOLDER}`);
