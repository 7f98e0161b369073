// What a live screen costs the hub: memory a stream, and how long a change takes to reach all.

import { readFile } from 'node:fs/promises';
import { Caller } from '../e2e/support/api.mjs';
import { measured, report } from './support/figures.mjs';
import { enough } from './support/scale.mjs';
import { withHub } from './support/stage.mjs';
import { Streams } from './support/streams.mjs';

const DESKS = enough(774, 100);
const MANY = enough([1000, 5000], [20]);
const CHANGES = enough(40, 4);

/** What the hub holds in memory, in KiB. */
async function resident(hub) {
  const status = await readFile(`/proc/${hub.pid}/status`, 'utf8');
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)[1]);
}

/** Changes that all streams hear, in milliseconds until the last has. */
async function changes(streams, caller, codes) {
  const took = [];
  for (const code of codes) {
    let heard = streams.everyoneHears();
    let begun = performance.now();
    const stay = await caller.checkIn(code);
    await heard;
    took.push(performance.now() - begun);
    heard = streams.everyoneHears();
    begun = performance.now();
    await caller.release(stay);
    await heard;
    took.push(performance.now() - begun);
  }
  return took;
}

const rows = [];
for (const count of MANY) {
  await withHub(DESKS, async (hub) => {
    const { people } = (await new Caller(hub.origin).session()).signIn;
    const callers = [];
    for (const { login } of people) callers.push(await Caller.signedIn(hub.origin, login));
    const [caller] = callers;
    const codes = (await caller.places({ kind: 'desk' })).slice(0, CHANGES / 2).map((desk) => desk.code);
    // What the first change and the first streams bring into memory is no cost of the others.
    const few = await Streams.open(hub, callers, 10);
    await changes(few, caller, codes.slice(0, 2));
    const before = await resident(hub);
    if (rows.length === 0) {
      rows.push({ what: `hub with ${DESKS} desks, 40 people signed in`, value: before / 1024, unit: 'MiB', budget: 96, n: 1 });
    }
    const many = await Streams.open(hub, callers, count);
    const took = await changes(many, caller, codes);
    const grown = (await resident(hub)) - before;
    rows.push({ what: `memory a stream, ${count} streams`, value: grown / count, unit: 'KiB', budget: 24, n: count });
    rows.push(measured(`a change until all ${count} streams have it`, took));
    many.close();
    few.close();
  });
}
await report(rows);
