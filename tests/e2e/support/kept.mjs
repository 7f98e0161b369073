// What a browser has of the app and of the building, for a start without network.

import { expect } from '@playwright/test';
import { isReadyForOffline } from './ready.mjs';

/** Waits until this page could start without a network. */
export async function readyForOffline(page) {
  await expect.poll(() => page.evaluate(isReadyForOffline)).toBe(true);
}

/** The service worker's pointer, and the builds that are here. */
export const workerState = (page) =>
  page.evaluate(async () => (await caches.match('/state', { cacheName: 'werkhub-meta' }))?.json());

/** The paths of all that any cache holds, by cache. */
export const cached = (page) =>
  page.evaluate(async () => {
    const found = {};
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      found[name] = (await cache.keys()).map((request) => new URL(request.url).pathname);
    }
    return found;
  });

/**
 * What one shelf of the database holds: its keys, or with `whole` the texts of its rows.
 * @param {object} [change] fields that all rows get that are JSON objects
 */
const onShelf = (page, shelf, { whole = false, change } = {}) =>
  page.evaluate(
    ([shelf, whole, change]) =>
      new Promise((resolve, reject) => {
        const opening = indexedDB.open('werkhub');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const db = opening.result;
          const using = db.transaction(shelf, change ? 'readwrite' : 'readonly');
          const found = [];
          using.oncomplete = () => resolve(found);
          using.onabort = () => reject(using.error);
          const rows = using.objectStore(shelf);
          const walking = whole || change ? rows.openCursor() : rows.openKeyCursor();
          walking.onsuccess = () => {
            const row = walking.result;
            if (!row) return;
            const text = whole || change ? new TextDecoder().decode(row.value) : '';
            found.push(whole ? text : row.key);
            if (change && text.startsWith('{')) {
              const changed = JSON.stringify({ ...JSON.parse(text), ...change });
              row.update(new TextEncoder().encode(changed));
            }
            row.continue();
          };
          db.close();
        };
      }),
    [shelf, whole, change],
  );

/** The keys of what the database holds for a start without network. */
export const databaseKeys = (page) => onShelf(page, 'cache');

/** Deletes the whole database, as a browser may; waits for a page that uses it at the moment. */
export const deleteDatabase = (page) =>
  page.evaluate(
    () =>
      new Promise((resolve) => {
        const deleting = indexedDB.deleteDatabase('werkhub');
        deleting.onsuccess = () => resolve('deleted');
      }),
  );

/** The outcomes of what the outbox holds, in order: `waits`, `accepted`, `rejected` …. */
export const outboxStages = async (page) =>
  (await outboxRows(page)).map(({ outcome, parked }) => outcome?.status ?? (parked ? 'parked' : 'waits'));

/** What lies in the outbox on the disk, in order. */
export async function outboxRows(page) {
  const texts = await onShelf(page, 'outbox', { whole: true });
  const rows = texts.filter((text) => text.startsWith('{')).map((text) => JSON.parse(text));
  return rows.sort((one, other) => one.sequence - other.sequence);
}

/** Changes fields of all rows of the outbox on the disk. */
export const changeRows = (page, change) => onShelf(page, 'outbox', { change });

/** Takes away all that was asked on this device and what is remembered of it; the page starts anew. */
export async function emptyOutbox(page) {
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage)) {
      if (/^werkhub\.(log|waiting)\./.test(name)) localStorage.removeItem(name);
    }
  });
  await deleteDatabase(page);
  await page.reload();
}

/** The id of the build that a page runs. */
export const buildOf = (page) => page.locator('meta[name="werkhub-build"]').getAttribute('content');
