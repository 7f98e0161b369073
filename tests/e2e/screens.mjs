// Pictures of every screen, to look at: phone and desktop, light and dark, three languages, into
// target/screens; and the picture of the README.
//
//   WERKHUB_BIN=… WERKHUB_APP=… npm run screens [-- part of a screen's name | readme]

import { chromium } from '@playwright/test';
import { mkdir, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchOptions } from './support/browser.mjs';
import { onRealBuilding, whichBuilding } from './support/building.mjs';
import { Hub } from './support/hub.mjs';
import { SCREENS, choosing, prepare } from './support/screens.mjs';
import { LANGUAGES } from './support/words.mjs';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '../..');
const FOLDER = join(checkout, 'target/screens');
const README_PICTURE = join(checkout, 'docs/screenshot.png');
const MOST_README_BYTES = 300 * 1024;

const SIZES = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  desktop: { viewport: { width: 1440, height: 900 } },
};

/** A page that shows a screen; close its context when done. */
async function shown(browser, hub, places, screen, { size, theme, language }) {
  const context = await browser.newContext({
    ...SIZES[size],
    baseURL: hub.origin,
    locale: language,
    timezoneId: 'Europe/Amsterdam',
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  if (screen.login) {
    await page.goto('/healthz');
    await page.evaluate((demo) => fetch('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ demo }) }), screen.login);
  }
  await choosing(page, { language, theme });
  await page.goto(screen.path(places));
  await screen.shown(page, language, places);
  await page.evaluate(() => document.fonts.ready);
  return page;
}

async function allScreens(browser, hub, places, wanted) {
  for (const screen of SCREENS.filter(({ name }) => name.includes(wanted))) {
    for (const size of Object.keys(SIZES)) {
      for (const theme of ['light', 'dark']) {
        for (const language of LANGUAGES) {
          const page = await shown(browser, hub, places, screen, { size, theme, language });
          await page.screenshot({ path: join(FOLDER, `${screen.name}-${size}-${theme}-${language}.png`) });
          await page.context().close();
        }
      }
    }
    console.log(screen.name);
  }
}

/** Phone and desktop beside each other on paper. */
async function readmePicture(browser, hub, places) {
  const pictures = {};
  for (const [size, name] of [['desktop', 'map'], ['phone', 'place-mine']]) {
    const screen = SCREENS.find((one) => one.name === name);
    const page = await shown(browser, hub, places, screen, { size, theme: 'light', language: 'nl' });
    pictures[size] = (await page.screenshot()).toString('base64');
    await page.context().close();
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } });
  await page.setContent(`<style>
      body { margin: 0; background: #e9e5dd; height: 720px; position: relative; }
      img { position: absolute; border-radius: 10px; box-shadow: 0 2px 24px #1e222833; }
      .desktop { left: 32px; top: 78px; width: 902px; }
      .phone { right: 32px; top: 52px; width: 272px; border-radius: 26px; border: 6px solid #1e2228; }
    </style>
    <img class="desktop" src="data:image/png;base64,${pictures.desktop}">
    <img class="phone" src="data:image/png;base64,${pictures.phone}">`);
  await page.waitForFunction(() => [...document.images].every((image) => image.complete));
  await mkdir(dirname(README_PICTURE), { recursive: true });
  await page.screenshot({ path: README_PICTURE });
  await page.close();
  const { size } = await stat(README_PICTURE);
  console.log(`${README_PICTURE}: ${Math.round(size / 1024)} KiB`);
  if (size > MOST_README_BYTES) throw new Error(`the README's picture may have ${MOST_README_BYTES} bytes, it has ${size}`);
}

const wanted = process.argv[2] ?? '';
console.log(whichBuilding());
await mkdir(FOLDER, { recursive: true });
const hub = await Hub.started({ flags: onRealBuilding() });
const browser = await chromium.launch(launchOptions);
try {
  const places = await prepare(hub.origin);
  if (wanted !== 'readme') await allScreens(browser, hub, places, wanted);
  if (wanted === '' || wanted === 'readme') await readmePicture(browser, hub, places);
} finally {
  await browser.close();
  await hub.remove();
}
console.log(`Pictures are in ${FOLDER}`);
