// Runs in the page, so it stands alone.

/** Whether the page could start without a network: app and building are kept. Runs in the page. */
export async function isReadyForOffline() {
  const state = await caches.match('/state', { cacheName: 'werkhub-meta' });
  const isKept = localStorage.getItem('werkhub.kept') !== null;
  return isKept && navigator.serviceWorker.controller !== null && state !== undefined;
}
