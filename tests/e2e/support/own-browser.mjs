// A browser that is ours alone, with what it keeps in a folder: it can be killed as a dead battery
// does it, and started again.

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchOptions } from './browser.mjs';

export class OwnBrowser {
  #context;

  /**
   * @param {import('playwright-core').BrowserType} chromium
   * @param {object} [options] what Playwright's `launchPersistentContext` knows
   */
  static async started(chromium, options = {}) {
    const own = new OwnBrowser();
    own.chromium = chromium;
    own.options = { ...launchOptions, locale: 'nl-NL', ...options };
    own.folder = await mkdtemp(join(tmpdir(), 'werkhub-browser-'));
    await own.start();
    return own;
  }

  /** Starts it on what it kept; `own.page` is its first page. */
  async start() {
    this.#context = await this.chromium.launchPersistentContext(this.folder, this.options);
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

  /** Ends it in good order, and starts it again. */
  async again() {
    await this.#context.close();
    await this.start();
  }

  async remove() {
    await this.#context.close();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10 });
  }
}
