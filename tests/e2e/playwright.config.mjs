// How the suite is run. `cargo xtask test e2e` builds hub and app and says where they are.

import { defineConfig } from '@playwright/test';
import { launchOptions } from './support/browser.mjs';
import { whichBuilding } from './support/building.mjs';

// Once, not in every worker.
if (process.env.TEST_WORKER_INDEX === undefined) console.log(whichBuilding());

export default defineConfig({
  projects: [
    { name: 'specs', testDir: 'specs' },
    // Firefox and WebKit, each steered by its own means: no browser of Playwright's is opened.
    { name: 'engines', testDir: 'engines' },
  ],
  outputDir: '../../target/e2e',
  snapshotPathTemplate: 'snapshots/{arg}{ext}',
  // A missing snapshot is a failure; `npx playwright test -u` writes it.
  updateSnapshots: 'none',
  forbidOnly: true,
  // See support/second-tries.mjs: each is named, and three are a failure.
  retries: 1,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 15_000 },
  reporter: [['list'], ['./support/second-tries.mjs']],
  use: {
    locale: 'nl-NL',
    timezoneId: 'Europe/Amsterdam',
    colorScheme: 'light',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions,
    screenshot: 'only-on-failure',
    trace: 'off',
  },
});
