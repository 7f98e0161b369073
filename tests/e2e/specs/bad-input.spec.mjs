// What the hub does with what it should not get, and what every answer carries.

import { randomUUID } from 'node:crypto';
import { Caller, exchange, uuid7 } from '../support/api.mjs';
import { freePlaces, live } from '../support/floor.mjs';
import { Hub, freePort } from '../support/hub.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub();

/** An error as RFC 9457 and the contract have it: exactly five members. */
function expectProblem(answer, status) {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(Object.keys(answer.json).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
  expect(answer.json.status).toBe(status);
}

test('every answer carries the security headers', async () => {
  const { origin } = here.hub;
  for (const path of ['/', '/map', '/v1/session', '/v1/nothing', '/healthz', '/nowhere.js']) {
    const { headers } = await exchange(origin, path);
    const policy = headers['content-security-policy'];
    expect(policy, path).toContain("script-src 'self' 'wasm-unsafe-eval' 'sha256-");
    expect(policy).not.toContain('unsafe-inline');
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers, path).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers['permissions-policy']).toContain('camera=(self)');
  }
});

test('files are kept for ever when their name holds their content, and asked for otherwise', async () => {
  const { origin } = here.hub;
  const page = await exchange(origin, '/');
  expect(page.headers['cache-control']).toBe('no-cache');
  const files = [...page.text.matchAll(/(?:href|src)=["']?(\/[^"' >]+\.(?:js|wasm|css|woff2))/g)].map((found) => found[1]);
  expect(files.some((file) => file.endsWith('.wasm'))).toBe(true);
  expect(files.some((file) => file.endsWith('.css'))).toBe(true);
  for (const file of files) {
    const plain = await exchange(origin, file);
    expect(plain.headers['cache-control'], file).toBe('public, max-age=31536000, immutable');
    expect(plain.headers['content-encoding']).toBeUndefined();
    if (!file.endsWith('.woff2')) {
      const small = await exchange(origin, file, { headers: { 'accept-encoding': 'gzip, br' } });
      expect(small.headers['content-encoding'], file).toBe('br');
      expect(small.headers.vary).toMatch(/accept-encoding/i);
    }
    const again = await exchange(origin, file, { headers: { 'if-none-match': plain.headers.etag } });
    expect(again.status, file).toBe(304);
  }
  const gone = await exchange(origin, '/werkhub-app-0123456789abcdef.js');
  expectProblem(gone, 404);
});

test('plans are compressed and never change', async () => {
  const anybody = new Caller(here.hub.origin);
  const answer = await exchange(here.hub.origin, await anybody.planPath(), { headers: { 'accept-encoding': 'br' } });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-encoding']).toBe('br');
  expect(answer.headers['cache-control']).toContain('immutable');
});

test('unknown addresses of the API are problems, never the page', async () => {
  expectProblem(await new Caller(here.hub.origin).ask('/v1/nothing/here'), 404);
  expectProblem(await new Caller(here.hub.origin).ask('/v1/places/9.999-99'), 404);
});

test('a stale cookie is taken away, and the person is asked to sign in', async ({ open }) => {
  const { origin } = here.hub;
  const cookie = '__Host-werkhub=' + 'x'.repeat(43);
  const read = await exchange(origin, '/v1/session', { headers: { cookie } });
  expect(read.status).toBe(200);
  expect(read.json.me).toBeUndefined();
  expect(read.headers['set-cookie'][0]).toMatch(/^__Host-werkhub=;.*Max-Age=0/);
  const body = JSON.stringify({ outbox: randomUUID(), commands: [] });
  const headers = { cookie, origin, 'content-type': 'application/json' };
  expectProblem(await exchange(origin, '/v1/commands', { method: 'POST', headers, body }), 401);

  // In a browser: the session ends elsewhere, and the next wish is kept for the next sign-in.
  const lists = new Caller(origin);
  const [{ code, floor }] = await lists.places({ kind: 'desk' });
  const page = await open(origin, { login: 'bram', path: `/map/${floor}?place=${code}`, guard: { allow: [/401/] } });
  await live(page);
  await page.context().clearCookies();
  await page.getByRole('button', { name: 'Inchecken', exact: true }).click();
  await expect(page.getByText(/Log opnieuw in/).first()).toBeVisible();
  expect(await lists.place(code)).toMatchObject({ status: 'free' });
});

test('calls that another site makes change nothing', async ({ caller }) => {
  const { origin } = here.hub;
  const sanne = await caller(origin, 'sanne');
  const { codes } = await freePlaces(sanne);
  const wish = [sanne.command('checkIn', { place: codes[0] })];
  for (const headers of [
    { origin: 'https://elders.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ]) {
    expectProblem(await sanne.post(wish, { headers }), 403);
  }
  expectProblem(await sanne.post(wish, { headers: { 'content-type': 'text/plain' } }), 415);
  expect(await sanne.place(codes[0])).toMatchObject({ status: 'free' });
  const signOut = await sanne.ask('/v1/session', { method: 'DELETE', headers: { 'sec-fetch-site': 'cross-site' } });
  expectProblem(signOut, 403);
});

test('wrong, huge and unknown bodies', async ({ caller }) => {
  const sanne = await caller(here.hub.origin, 'sanne');
  const send = (json) => sanne.ask('/v1/commands', { method: 'POST', json });
  expectProblem(await send({ outbox: sanne.outbox, commands: [], extra: 1 }), 400);
  expect((await send({ outbox: sanne.outbox, commands: [], extra: 1 })).json.detail).toContain('extra');
  expectProblem(await send({ commands: [] }), 400);
  expectProblem(await send('x'.repeat(70_000)), 413);
  const many = Array.from({ length: 101 }, () => ({}));
  expectProblem(await send({ outbox: sanne.outbox, commands: many }), 400);

  // One odd command does not stop the rest.
  const { codes } = await freePlaces(sanne);
  const good = sanne.command('checkIn', { place: codes[0] });
  const odd = { ...sanne.command('checkIn', { place: codes[1] }), colour: 'red' };
  const strange = sanne.command('teleport', {});
  const unknown = sanne.command('checkIn', { place: '9.999-99' });
  const { outcomes } = (await sanne.post([odd, strange, unknown, good])).json;
  expect(outcomes.map(({ status, reason }) => reason ?? status)).toEqual(['badInput', 'schemaUnsupported', 'unknownPlace', 'accepted']);
});

test('one id: the same again gets the same answer, another content or person does not', async ({ caller }) => {
  const { origin } = here.hub;
  const [sanne, bram] = [await caller(origin, 'sanne'), await caller(origin, 'bram')];
  const { codes } = await freePlaces(sanne);
  const wish = sanne.command('checkIn', { place: codes[0] });
  const first = (await sanne.post([wish])).json.outcomes[0];
  expect((await sanne.post([wish])).json.outcomes[0]).toEqual(first);
  const other = { ...wish, place: codes[1] };
  expect((await sanne.post([other])).json.outcomes[0]).toMatchObject({ status: 'rejected', reason: 'idempotencyMismatch' });
  const stolen = (await bram.post([wish])).json.outcomes[0];
  expect(stolen).toMatchObject({ status: 'rejected', reason: 'idempotencyMismatch' });
  expect(stolen.alternatives).toBeUndefined();
});

test('a release that arrives before its check-in', async ({ caller }) => {
  const sanne = await caller(here.hub.origin, 'sanne');
  const { codes } = await freePlaces(sanne);
  const id = uuid7();
  await sanne.release(id);
  const late = { ...sanne.command('checkIn', { place: codes[0] }), id };
  expect((await sanne.post([late])).json.outcomes[0]).toMatchObject({ status: 'rejected', reason: 'expired' });
});

test('a second hub on the same data says so and leaves it alone', async () => {
  const second = new Hub();
  const port = await freePort();
  Object.assign(second, here.hub, { port, origin: `http://127.0.0.1:${port}` });
  const failure = await second.start().then(() => 'it started', (error) => error.message);
  expect(failure).toMatch(/the hub ended with 1/);
  expect((await exchange(here.hub.origin, '/readyz')).status).toBe(200);
});
