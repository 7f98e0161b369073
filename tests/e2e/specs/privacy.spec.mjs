// Somebody who is not signed in never receives a person: every byte that reaches such a browser is
// read here, while others come and go.

import { Caller } from '../support/api.mjs';
import { freePlaces, live, place } from '../support/floor.mjs';
import { Hub } from '../support/hub.mjs';
import { Listener } from '../support/listener.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

const uuids = (text) => new Set(text.toLowerCase().match(UUID) ?? []);

/** What is heard by a browser on the map while sanne, bram and fatima do all that can be done. */
async function heardWhileOthersComeAndGo({ open, caller, afterwards }, login) {
  const { hub } = here;
  const [sanne, bram] = [await caller(hub.origin, 'sanne'), await caller(hub.origin, 'bram')];
  const fatima = await caller(hub.origin, 'fatima');
  const { floor, codes } = await freePlaces(bram);
  const listener = await Listener.before(hub);
  afterwards(() => listener.remove());
  // One is there before, one comes later: both the snapshot and the stream have something to hide.
  const secrets = { stays: [await sanne.checkIn(codes[0])], outboxes: [sanne.outbox, bram.outbox] };
  const page = await open(listener.origin, { path: `/map/${floor}`, login });
  await live(page);
  secrets.stays.push(await bram.checkIn(codes[1]));
  await expect(place(page, codes[1])).toHaveAttribute('data-status', 'occupied');
  const closure = await fatima.close({ place: codes[1] });
  await expect(place(page, codes[1])).toHaveAttribute('data-status', 'closed');
  await fatima.open(closure);
  await sanne.release(secrets.stays[0]);
  await expect(place(page, codes[0])).toHaveAttribute('data-status', 'free');
  await page.reload();
  await live(page);
  const screen = await page.content();
  const { heard } = listener;
  const plan = JSON.stringify(await bram.plan());
  const { cursor } = await bram.snapshot();
  const people = (await bram.session()).signIn.people.map((person) => person.name);
  return { heard, screen, secrets, people, known: new Set([...uuids(plan), ...uuids(cursor), closure]) };
}

for (const login of [undefined, 'lies']) {
  const who = login ? 'a colleague' : 'the public';
  test(`${who} hears that somebody is there, never who`, async ({ open, caller, afterwards }) => {
    const { heard, screen, secrets, people, known } = await heardWhileOthersComeAndGo({ open, caller, afterwards }, login);
    const all = heard.map((exchange) => exchange.text).join('\n') + screen;
    expect(all).toContain('checkedIn');
    for (const id of [...secrets.stays, ...secrets.outboxes]) expect(all).not.toContain(id);
    // Not even an id whose meaning only the hub knows: all ids that arrive are those of places,
    // of the log and of closings.
    const live = heard.filter(({ path }) => /^\/v1\/(snapshot|stream|places)/.test(path));
    expect(live.length).toBeGreaterThan(1);
    for (const { path, text } of live) {
      const strange = [...uuids(text)].filter((id) => !known.has(id));
      expect(strange, path).toEqual([]);
    }
    // The sign-in list of the demonstration holds invented names, and nothing else does. Who is
    // signed in may read the own name.
    const elsewhere = heard.filter(({ path }) => path !== '/v1/session');
    expect(elsewhere.length).toBeLessThan(heard.length);
    for (const name of people.filter((name) => !login || !name.startsWith('Lies'))) {
      for (const { path, text } of elsewhere) {
        const utf8 = Buffer.from(text, 'latin1').toString('utf8');
        expect(utf8.includes(name), `${path} names a person`).toBe(false);
      }
      expect(screen.includes(name), 'the screen names a person').toBe(false);
    }
  });
}

test('where only screens may see live status, the public gets none', async ({ open, afterwards }) => {
  const hub = await Hub.started({ flags: ['--demo-quiet', '--public-view', 'screens'] });
  afterwards(() => hub.remove());
  const anybody = new Caller(hub.origin);
  for (const path of ['/v1/snapshot', '/v1/stream']) {
    expect((await anybody.ask(path)).status, path).toBe(401);
  }
  const page = await open(hub.origin, { path: '/' });
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Wat kom je doen?');
  await page.goto('/map');
  const places = page.getByRole('application').locator('[data-place]');
  await expect(places.first()).toHaveAttribute('data-status', 'unknown');
  await expect(page.getByRole('application').locator('[data-place]:not([data-status="unknown"])')).toHaveCount(0);
});

test('the log of the hub holds no person and no id of a stay', async ({ caller }) => {
  const { hub } = here;
  const sanne = await caller(hub.origin, 'sanne');
  const { codes } = await freePlaces(sanne);
  const stay = await sanne.checkIn(codes[0]);
  await sanne.ask(`/v1/places/${codes[0]}`);
  const refused = await sanne.ask('/v1/session', { method: 'POST', json: { demo: 'niemand-xyz' } });
  expect(refused.status).toBe(401);
  const people = (await sanne.session()).signIn.people;
  for (const word of [stay, sanne.cookie, sanne.outbox, 'niemand-xyz', ...people.map((p) => p.name)]) {
    expect(hub.said.includes(word), `the log holds ${word}`).toBe(false);
  }
});
