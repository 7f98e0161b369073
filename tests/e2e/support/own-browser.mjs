// A browser that is ours alone, with what it keeps in a folder: it can be killed as a dead battery
// does it, and started again.

import { chromium } from '@playwright/test';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';

export class OwnBrowser {
  #context;

  static async started() {
    const own = new OwnBrowser();
    own.folder = await mkdtemp(join(tmpdir(), 'werkhub-browser-'));
    await own.start();
    return own;
  }

  /** Starts it on what it kept; `own.page` is its first page. */
  async start() {
    this.#context = await chromium.launchPersistentContext(this.folder, { ...launchOptions, locale: 'nl-NL' });
    this.page = await this.#context.newPage();
  }

  /** Ends it in the middle of whatever it does. */
  async kill() {
    const asking = await this.#context.browser().newBrowserCDPSession();
    const { processInfo } = await asking.send('SystemInfo.getProcessInfo');
    const ended = this.#context.waitForEvent('close');
    process.kill(processInfo.find(({ type }) => type === 'browser').id, 'SIGKILL');
    await ended;
  }

  async remove() {
    await this.#context.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
