// What somebody does and sees in a browser, whichever engine it has. What is on the screen is
// named by XPath, which every engine knows and which finds by text too.

import { expect } from '@playwright/test';

/** How long anything may take before it counts as not happening. */
export const PATIENT_MS = 90_000;

/**
 * What an engine must be able to do.
 * @typedef {object} Engine
 * @property {(address: string) => Promise<unknown>} goto
 * @property {() => Promise<unknown>} reload
 * @property {(code: Function, ...words: unknown[]) => Promise<any>} evaluate
 * @property {(point: {x: number, y: number}) => Promise<unknown>} click
 * @property {(text: string) => Promise<unknown>} type
 * @property {() => Promise<Buffer>} picture
 * @property {() => Promise<string[]>} problems errors that the page has had so far
 * @property {() => Promise<unknown>} close
 *
 * @callback open
 * @returns {Promise<Engine>}
 */

/** Waits until the check passes. Pages may be on their way to another meanwhile. */
export const eventually = (check) => expect(check).toPass({ timeout: PATIENT_MS });

export class Person {
  /** @param {Engine} engine */
  constructor(engine) {
    this.engine = engine;
  }

  /** Waits until it is on the screen. */
  async sees(path) {
    await eventually(async () => {
      expect(await this.#spots(path), `seen: ${path}`).not.toEqual([]);
    });
  }

  /** Clicks where it is drawn, once it is there, at rest and not covered by anything. */
  async presses(path) {
    let before;
    let point;
    await eventually(async () => {
      const spots = await this.#spots(path);
      point = spots.find(({ isOpen }) => isOpen);
      const rests = point !== undefined && point.x === before?.x && point.y === before?.y;
      before = point;
      expect(rests, `at rest and open: ${path} (${JSON.stringify(spots)})`).toBe(true);
    });
    await this.engine.click(point);
  }

  /** Waits until the page says so of itself. */
  async waitsFor(what, condition) {
    await eventually(async () => {
      expect(await this.engine.evaluate(condition), what).toBe(true);
    });
  }

  /** The middles of all that is visible and can be used at this path. */
  #spots(path) {
    return this.engine.evaluate((path) => {
      const type = XPathResult.ORDERED_NODE_SNAPSHOT_TYPE;
      const found = document.evaluate(path, document, null, type, null);
      return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index))
        .filter((node) => node.checkVisibility({ visibilityProperty: true }) && !node.matches(':disabled'))
        .map((node) => {
          node.scrollIntoView({ block: 'nearest', behavior: 'instant' });
          const box = node.getBoundingClientRect();
          const [x, y] = [Math.round(box.x + box.width / 2), Math.round(box.y + box.height / 2)];
          const isOpen = node.contains(document.elementFromPoint(x, y));
          return { x, y, isOpen };
        });
    }, path);
  }
}
