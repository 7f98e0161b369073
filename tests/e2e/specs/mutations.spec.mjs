// One change of one place touches that place's nodes and no others: at most four mutations.

import { IN_LIST, button, freePlaces, live, map, place, row, table } from '../support/floor.mjs';
import { onOneFloor, onRealBuilding } from '../support/building.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const MOST_RECORDS = 4;

/** Begins to keep what changes below the element, by place. */
function watch(element) {
  return element.evaluate((root) => {
    const placeOf = (node) => {
      const at = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
      const inList = () => at?.closest('tr')?.querySelector('button')?.textContent;
      return at?.closest('[data-place]')?.dataset.place ?? inList() ?? '(elsewhere)';
    };
    window.mutations = [];
    window.observer = new MutationObserver((records) => {
      for (const record of records) window.mutations.push({ place: placeOf(record.target), type: record.type, name: record.attributeName });
    });
    window.observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  });
}

/** What has changed since `watch`, after the browser has painted twice. */
function seen(page) {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 2; frame += 1) await new Promise(requestAnimationFrame);
    window.observer.disconnect();
    return window.mutations;
  });
}

const BUILDINGS = {
  'the building of the run': onRealBuilding,
  '774 places on one floor': () => onOneFloor(774),
};

for (const [name, flags] of Object.entries(BUILDINGS)) {
  test.describe(name, () => {
    const here = withHub({ flags });

    for (const view of ['map', 'list']) {
      test(`a change touches only its place (${view})`, async ({ open, caller }) => {
        const { origin } = here.hub;
        const bram = await caller(origin, 'bram');
        const fatima = await caller(origin, 'fatima');
        const { floor, codes } = await freePlaces(bram);
        const page = await open(origin, { login: 'sanne', path: `/map/${floor}` });
        await live(page);
        const isMap = view === 'map';
        if (!isMap) await button(page, 'Lijst').click();
        const root = isMap ? map(page) : table(page);
        const shows = (code, status) =>
          isMap
            ? expect(place(page, code)).toHaveAttribute('data-status', status)
            : expect(row(page, code)).toContainText(IN_LIST[status]);
        await expect(root).toBeVisible();

        const changed = [codes[1], codes[Math.floor(codes.length / 2)], codes.at(-1)];
        await watch(root);
        const stays = new Map();
        for (const code of changed) {
          // A desk is left before the next is taken: five changes over three places.
          for (const occupancy of stays.values()) await bram.release(occupancy);
          stays.clear();
          stays.set(code, await bram.checkIn(code));
          await shows(code, 'occupied');
        }
        const records = await seen(page);
        expect(records.length, JSON.stringify(records)).toBeGreaterThan(0);
        expect(new Set(records.map((record) => record.place))).toEqual(new Set(changed));
        expect(records.length, JSON.stringify(records)).toBeLessThanOrEqual(5 * MOST_RECORDS);

        // One change on its own, by somebody else and of another kind.
        await watch(root);
        const closure = await fatima.close({ place: codes[0] });
        await shows(codes[0], 'closed');
        const one = await seen(page);
        expect(one.length, JSON.stringify(one)).toBeLessThanOrEqual(MOST_RECORDS);
        await fatima.open(closure);
        await shows(codes[0], 'free');
      });
    }
  });
}
