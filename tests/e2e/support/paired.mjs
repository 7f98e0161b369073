// Screens in the building, paired the way people do it.

import { expect } from '@playwright/test';

/** Where a screen of these tests hangs, and what it shows. */
export function setupOf(site, floor, { mode = 'floor', name = 'Hal', at, direction = 0, languages = ['nl', 'en', 'de'] } = {}) {
  const { min, max } = floor.bounds;
  const middle = [0, 1].map((axis) => Math.round((min[axis] + max[axis]) / 2));
  return { name, site: site.code, floor: floor.code, at: at ?? middle, directionDegrees: direction, mode, languages };
}

/** The code that an unpaired screen shows. */
export async function codeOf(page) {
  const code = page.locator('.pairing__code');
  await expect(code).toHaveText(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/);
  return code.textContent();
}

/** Pairs a browser as a screen; `manager` approves it by the API. Gives its page and its key. */
export async function paired(open, origin, manager, setup, options = {}) {
  const page = await open(origin, { path: '/kiosk/pair', ...options });
  const answer = await manager.ask('/v1/screens', { method: 'POST', json: { code: await codeOf(page), setup } });
  if (answer.status !== 200 && answer.status !== 201) throw new Error(`approving: ${answer.status} ${answer.text}`);
  await expect(page.locator('.kiosk')).toBeVisible();
  return { page, id: answer.json.id };
}
