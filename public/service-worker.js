// Starts the app without a network.
//
// This script knows nothing of any build, so that it hardly ever changes. Each build of the app has
// a cache of its own that is filled from the list in /build.json, all of it or nothing. A pointer
// names the build that is served; updating and going back both move the pointer, and only a page
// says when. Caches are taken away by a page's say too, never while one is being filled.
//
// Nothing of the hub is ever answered from here: not the API, not the stream, not its health.
//
// A build that does not start is left for the one before it, and is not fetched again.
//
// A screen in the building keeps more than a phone. Its page says so, and from then on a build is here
// only when the files of the second list are here too.
//
// Pages speak to it in words: `check`, `screen`, `use <build>`, `back <build>`, `tidy <build>`, `take-over`.
// It answers `has <newest build> <build that is served>` and `uses <build>`.

'use strict';

const BUILD_PREFIX = 'werkhub-build-';
const META = 'werkhub-meta';
const STATE = '/state';
const LIST = '/build.json';
const PAGE = '/index.html';
const NOT_OURS = /^\/(v1(\/|$)|healthz$|readyz$|metrics$|build\.json$|service-worker\.js$)/;
/** Names that hold the hash of the content: such a file is the same in every build that has it. */
const NAMED_BY_CONTENT = /-[0-9a-f]{16}\.[a-z0-9]+$/;
/** More is not an app. */
const MOST_FILES = 200;
/** Builds that did not start and are remembered; the hub offers only its newest. */
const MOST_BAD = 3;

self.addEventListener('install', (event) => event.waitUntil(fill()));

self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== self.location.origin || NOT_OURS.test(pathname)) return;
  event.respondWith(serve(request, pathname));
});

self.addEventListener('message', (event) => {
  const [word, build] = String(event.data).split(' ');
  const work = { check, screen, use, back, tidy, 'take-over': () => self.skipWaiting() }[word];
  if (!work) return;
  const say = (answer) => event.source?.postMessage(answer);
  // Without a network there is nothing to check; the next page asks again.
  event.waitUntil(work(build, say).catch((error) => console.info(`${event.data}: ${error}`)));
});

/** A file of the build that is served, or its page for every screen; else what the hub says. */
async function serve(request, path) {
  const found = await find(request, path).catch(() => undefined);
  return found ?? fetch(request);
}

async function find(request, path) {
  const { use, complete } = await state();
  if (!use) return undefined;
  const wanted = await inBuild(use, path);
  if (wanted) return wanted;
  if (request.mode === 'navigate') return inBuild(use, PAGE);
  if (!NAMED_BY_CONTENT.test(path)) return undefined;
  // A page of another build is still open and wants a part of itself.
  const others = complete.filter((build) => build !== use);
  const copies = await Promise.all(others.map((build) => inBuild(build, path)));
  return copies.find(Boolean);
}

const inBuild = (build, path) =>
  caches.match(path, { cacheName: BUILD_PREFIX + build, ignoreVary: true, ignoreSearch: true });

/**
 * Which build is served (`use`), which are here with all their files (`complete`), which did not start
 * (`bad`), where there is such a one, and whether this is a screen in the building (`screen`), where it is.
 */
async function state() {
  const kept = await caches.match(STATE, { cacheName: META });
  // What cannot be read is as good as lost: everything is fetched anew.
  const read = await kept?.json().catch(() => null);
  return read ?? { use: null, complete: [] };
}

/** Two workers may be here at once during an update: one change at a time. */
function change(work) {
  return navigator.locks.request('werkhub-state', async () => {
    const now = await state();
    work(now);
    const meta = await caches.open(META);
    await meta.put(STATE, new Response(JSON.stringify(now)));
  });
}

/** Fetches the hub's build, all of it or nothing, and gives its id. */
const fill = () => navigator.locks.request('werkhub-fill', fillAlone);

async function fillAlone() {
  const { build, files, screen } = await offered();
  const { use, complete, bad, screen: isScreen } = await state();
  if (complete.includes(build)) return build;
  if (bad?.includes(build)) return use;
  const name = BUILD_PREFIX + build;
  // What an attempt left behind that was cut off.
  await caches.delete(name);
  const cache = await caches.open(name);
  try {
    await takeAll(cache, [PAGE, ...files, ...(isScreen ? screen : [])], build);
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  await change((now) => {
    now.complete.push(build);
    now.use ??= build;
  });
  return build;
}

/** What the hub has: a build and its two lists. */
async function offered() {
  const { build, files, screen = [] } = await (await fetched(LIST, 'no-store')).json();
  const areLists = [files, screen].every((list) => Array.isArray(list) && list.length <= MOST_FILES);
  if (!/^[\w-]+$/.test(build) || !areLists) throw new Error(`${LIST} is not the list of a build`);
  return { build, files, screen };
}

async function takeAll(cache, files, build) {
  const paths = new Set(files.map((file) => new URL(file, self.location.origin).pathname));
  await Promise.all([...paths].map((path) => take(cache, path, build)));
}

async function take(cache, path, build) {
  const answer = await fetched(path, NAMED_BY_CONTENT.test(path) ? 'default' : 'no-cache');
  // The hub may have been updated since it gave the list.
  if (path === PAGE && !(await answer.clone().text()).includes(build)) {
    throw new Error(`${path} is of another build`);
  }
  await cache.put(path, answer);
}

async function fetched(path, cache) {
  const answer = await fetch(path, { cache, redirect: 'error' });
  // A page in the place of a file is not the hub's answer.
  const isPage = /html/.test(answer.headers.get('content-type') ?? '');
  if (answer.status !== 200 || isPage !== (path === PAGE)) throw new Error(`${path}: ${answer.status}`);
  return answer;
}

async function check(_, say) {
  const build = await fill();
  say(`has ${build} ${(await state()).use}`);
}

/** This device is a screen in the building. Says what is here, as `check` does. */
async function screen(_, say) {
  await navigator.locks.request('werkhub-fill', becomeScreen);
  await check(_, say);
}

/** The build that is here gets what it lacks; each later one is fetched with it. */
async function becomeScreen() {
  const { complete, screen: isScreen } = await state();
  if (isScreen) return;
  const { build, screen } = await offered();
  if (complete.includes(build)) {
    await takeAll(await caches.open(BUILD_PREFIX + build), screen, build);
    // The hub may have been updated since it gave the list.
    if ((await offered()).build !== build) throw new Error('the hub was updated meanwhile');
  }
  await change((now) => {
    now.screen = true;
  });
}

async function use(build, say) {
  await change((now) => {
    if (now.complete.includes(build)) now.use = build;
  });
  say(`uses ${(await state()).use}`);
}

/** This build does not start: the one before it is served again. */
async function back(build, say) {
  await change((now) => {
    const others = now.complete.filter((other) => other !== build);
    if (now.use !== build || others.length === 0) return;
    now.use = others.at(-1);
    now.complete = others;
    now.bad = [...(now.bad ?? []), build].slice(-MOST_BAD);
  });
  say(`uses ${(await state()).use}`);
}

/** Takes old builds away; a page says so that runs the one that is served, and no other is open. */
const tidy = (build) => navigator.locks.request('werkhub-fill', () => tidyAlone(build));

async function tidyAlone(build) {
  const pages = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (pages.length > 1) return;
  await change((now) => {
    if (now.use === build) now.complete = [build];
  });
  const { use, complete } = await state();
  if (use !== build) return;
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(BUILD_PREFIX) && !complete.includes(name.slice(BUILD_PREFIX.length)));
  await Promise.all(old.map((name) => caches.delete(name)));
}
