// The system's WebKit in its small browser, steered by WebDriver. It has no headless mode: it
// wants a screen, which `xvfb-run` can pretend.

import { Button, Builder, Capabilities, Origin } from 'selenium-webdriver';
import remote from 'selenium-webdriver/remote/index.js';
import { PATIENT_MS } from './person.mjs';

const DRIVER = process.env.WERKHUB_WEBKIT_DRIVER ?? '/usr/bin/WebKitWebDriver';
const BROWSER =
  process.env.WERKHUB_WEBKIT ?? '/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser';

/** @type {import('./person.mjs').open} */
export async function webkit() {
  const service = new remote.DriverService.Builder(DRIVER)
    .setLoopback(true)
    .setStdio(['ignore', 'inherit', 'inherit'])
    .build();
  const driver = await begun(await service.start(PATIENT_MS)).catch(async (error) => {
    await service.kill();
    throw error;
  });
  const problems = [];

  /** This driver tells nothing of errors: the page itself does, from when it has loaded. */
  const watch = () =>
    driver.executeScript(() => {
      const seen = (window.werkhubProblems = []);
      const say = console.error;
      console.error = (...words) => { seen.push(`console: ${words.join(' ')}`); say(...words); };
      addEventListener('error', ({ message }) => seen.push(`error: ${message}`));
      addEventListener('unhandledrejection', ({ reason }) => seen.push(`rejected: ${reason}`));
      document.addEventListener('securitypolicyviolation', (breach) => {
        seen.push(`CSP ${breach.effectiveDirective}: ${breach.blockedURI}`);
      });
    });
  const gather = async () => {
    problems.push(...(await driver.executeScript(() => window.werkhubProblems?.splice(0) ?? [])));
  };

  return {
    goto: async (address) => {
      await gather();
      await driver.get(address);
      await watch();
    },
    reload: async () => {
      await gather();
      await driver.navigate().refresh();
      await watch();
    },
    evaluate: (code, ...words) => driver.executeScript(code, ...words),
    click: (point) =>
      driver.actions().move({ ...point, origin: Origin.VIEWPORT }).press(Button.LEFT).release(Button.LEFT).perform(),
    type: (text) => driver.actions().sendKeys(text).perform(),
    picture: async () => Buffer.from(await driver.takeScreenshot(), 'base64'),
    problems: async () => {
      await gather();
      return problems;
    },
    close: async () => {
      await driver.quit();
      await service.kill();
    },
  };
}

async function begun(address) {
  const wanted = { binary: BROWSER, args: ['--automation'] };
  const driver = await new Builder()
    .usingServer(address)
    .withCapabilities(new Capabilities({ browserName: 'MiniBrowser', 'webkitgtk:browserOptions': wanted }))
    .build();
  await driver.manage().setTimeouts({ pageLoad: PATIENT_MS, script: PATIENT_MS });
  return driver;
}
