// The app can be installed: what Chromium itself says of it.

import { chromium } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from '../support/browser.mjs';
import { live } from '../support/floor.mjs';
import { readyForOffline } from '../support/kept.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

test('on a connection that others can read nothing is kept for later, and the menu says so', async () => {
  const { hub } = here;
  // Browsers trust 127.0.0.1 whatever the scheme; this name leads there and is not trusted.
  const args = [...launchOptions.args, '--host-resolver-rules=MAP werkhub.test 127.0.0.1'];
  const browser = await chromium.launch({ ...launchOptions, args });
  try {
    const page = await browser.newPage({ locale: 'nl-NL' });
    const errors = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(`http://werkhub.test:${hub.port}/map`);
    await live(page);
    await page.getByRole('button', { name: 'Instellingen' }).click();
    await expect(page.getByText('Geen offline op deze verbinding')).toBeVisible();
    expect(await page.evaluate(() => 'serviceWorker' in navigator)).toBe(false);
    expect(errors).toEqual([]);
  } finally {
    await browser.close();
  }
});

test('Chromium finds nothing that stands in the way of installing it', async () => {
  const { hub } = here;
  // Private windows are never installable: a profile of its own.
  const profile = await mkdtemp(join(tmpdir(), 'werkhub-profile-'));
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions, baseURL: hub.origin });
  try {
    const page = await context.newPage();
    await page.goto('/map');
    await live(page);
    await readyForOffline(page);
    const devtools = await context.newCDPSession(page);
    const { errors, data, url } = await devtools.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    expect(url).toBe(`${hub.origin}/manifest.webmanifest`);
    const { installabilityErrors } = await devtools.send('Page.getInstallabilityErrors');
    expect(installabilityErrors).toEqual([]);
    const manifest = JSON.parse(data);
    expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone', lang: 'nl' });
    const sizes = manifest.icons.map(({ sizes, purpose }) => [sizes, purpose ?? 'any'].join(' '));
    expect(sizes).toEqual(expect.arrayContaining(['192x192 any', '512x512 any', '512x512 maskable']));
    for (const { src, sizes } of manifest.icons) {
      const real = await page.evaluate(async (src) => {
        const picture = new Image();
        picture.src = src;
        await picture.decode();
        return `${picture.naturalWidth}x${picture.naturalHeight}`;
      }, src);
      if (sizes !== 'any') expect(real, src).toBe(sizes);
    }
    expect(manifest.shortcuts.length).toBeGreaterThan(0);
    for (const { url } of manifest.shortcuts) {
      await page.goto(url);
      await expect(page.getByRole('heading', { level: 1 }), url).toBeVisible();
      await expect(page.getByText('Deze pagina is er niet'), url).toHaveCount(0);
    }
  } finally {
    await context.close();
    await rm(profile, { recursive: true, force: true });
  }
});
