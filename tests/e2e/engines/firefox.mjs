// The system's Firefox, steered by Puppeteer.

import puppeteer from 'puppeteer-core';
import { DESKTOP } from '../support/test.mjs';
import { PATIENT_MS } from './person.mjs';

/**
 * What a page says of parts of the app that it was still fetching ahead when it was left: before the
 * answer has begun, in its middle, or by way of the service worker. A part that is missing when it is
 * wanted shows on the screen, and so in the journey.
 */
const CUT_OFF = /NetworkError|AbortError|Failed to (load|fetch)/;

/** @type {import('./person.mjs').open} */
export async function firefox() {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath: process.env.WERKHUB_FIREFOX ?? '/usr/bin/firefox-esr',
    headless: true,
    defaultViewport: DESKTOP,
    timeout: PATIENT_MS,
    protocolTimeout: PATIENT_MS,
    extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
  });
  const page = await browser.newPage();
  page.setDefaultTimeout(PATIENT_MS);
  const problems = [];
  const add = (problem) => {
    if (!CUT_OFF.test(problem)) problems.push(problem);
  };
  page.on('pageerror', (error) => add(`error: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error') add(`console: ${message.text()}`);
  });
  await page.evaluateOnNewDocument(() => {
    // Of an object Puppeteer tells only that it is one.
    const say = console.error;
    console.error = (...words) => say(words.map((word) => `${word} ${word?.stack ?? ''}`).join(' '));
    document.addEventListener('securitypolicyviolation', (breach) => {
      console.error(`CSP ${breach.effectiveDirective}: ${breach.blockedURI}`);
    });
  });
  return {
    goto: (address) => page.goto(address),
    reload: () => page.reload(),
    evaluate: (code, ...words) => page.evaluate(code, ...words),
    click: ({ x, y }) => page.mouse.click(x, y),
    type: (text) => page.keyboard.type(text),
    picture: async () => Buffer.from(await page.screenshot()),
    problems: async () => problems,
    close: () => browser.close(),
  };
}
