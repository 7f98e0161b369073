// Readings of a page that need no test library, for tests and benchmarks.

/** Whether the page could start without a network: app and building are kept. Runs in the page. */
export async function isReadyForOffline() {
  const state = await caches.match('/state', { cacheName: 'werkhub-meta' });
  const isKept = localStorage.getItem('werkhub.kept') !== null;
  return isKept && navigator.serviceWorker.controller !== null && state !== undefined;
}

/** What the device counts beside its database: notes without an answer, and the last that was made. */
export const counted = (page) =>
  page.evaluate(() => {
    const name = Object.keys(localStorage).find((one) => one.startsWith('werkhub.waiting.'));
    const [waiting, last] = (localStorage.getItem(name) ?? '0 0').split(' ').map(Number);
    return { waiting, last };
  });
