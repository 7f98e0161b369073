// What axe finds on a page.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe calls whatever depends on colours; a theme changes nothing else. */
export const COLOURS = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] };
export const ALL = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Brings axe into the page: by the driver, so that its content security policy stays as it is. */
export const withAxe = (page) => page.evaluate(axe);

/** What axe finds, in one line each. */
export function faults(page, runOnly) {
  return page.evaluate(async (runOnly) => {
    const { violations } = await window.axe.run(document, { runOnly, resultTypes: ['violations'] });
    return violations.map(({ id, help, nodes }) => {
      const [first] = nodes;
      return `${id} (${nodes.length}×): ${help}: ${first.html.slice(0, 200)} ${first.failureSummary}`;
    });
  }, runOnly);
}
