// The map and the list as a person meets them, by the labels of the contract.

import { expect } from '@playwright/test';

export const map = (page) => page.getByRole('application');

export const table = (page, name = 'Plekken op deze verdieping') => page.getByRole('table', { name });

/** A place on the map. */
export const place = (page, code) => map(page).locator(`[data-place="${code}"]`);

/** The row of a place in the list. */
export const row = (page, code) =>
  table(page).getByRole('row').filter({ has: page.getByRole('button', { name: code, exact: true }) });

/** Rows of places in the list, without its head. */
export const rows = (page) => table(page).getByRole('row').filter({ has: page.getByRole('button') });

/** How the list says what the map says by `data-status` and `data-mine`. */
export const IN_LIST = { free: /Vrij/, occupied: /Bezet/, closed: /Gesloten/, mine: /Jouw plek/ };

export const link = (page, name) => page.getByRole('link', { name });

export const button = (page, name) => page.getByRole('button', { name, exact: true });

/** Waits until the map stands and its data is live. */
export async function live(page) {
  await expect(map(page)).toBeVisible();
  await expect(freshness(page)).toHaveAttribute('data-freshness', 'live');
}

export const freshness = (page) => page.locator('[data-freshness]').first();

/** Free places of a kind on one floor, by code, and the floor: as the hub says it now. */
export async function freePlaces(caller, { kind = 'desk', floor } = {}) {
  const places = await caller.places({ kind, status: 'free', ...(floor ? { floor } : {}) });
  const chosen = floor ?? places[0].floor;
  return { floor: chosen, codes: places.filter((p) => p.floor === chosen).map((p) => p.code) };
}

/** Taps a place on the map the way a finger does: where it is drawn. */
export async function tap(page, code) {
  const box = await place(page, code).boundingBox();
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
}
