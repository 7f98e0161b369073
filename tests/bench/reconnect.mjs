// A hub that is started again, and a thousand screens that all knock at the same instant. (The app
// itself spreads them: each waits anywhere up to half a second, and longer each time it fails.)

import { Caller } from '../e2e/support/api.mjs';
import { measured, report } from './support/figures.mjs';
import { enough } from './support/scale.mjs';
import { withHub } from './support/stage.mjs';
import { Streams } from './support/streams.mjs';

const DESKS = enough(774, 100);
const MANY = enough(1_000, 20);

await withHub(DESKS, async (hub) => {
  const { people } = (await new Caller(hub.origin).session()).signIn;
  const callers = [];
  for (const { login } of people) callers.push(await Caller.signedIn(hub.origin, login));
  const { cursor } = await callers[0].snapshot();
  const before = await Streams.open(hub, callers, MANY);
  const ending = performance.now();
  await hub.stop();
  const ended = performance.now() - ending;
  before.close();
  const starting = performance.now();
  await hub.start();
  const started = performance.now() - starting;
  const begun = performance.now();
  const again = await Streams.open(hub, callers, MANY, { cursor, together: MANY });
  const all = performance.now() - begun;
  await report([
    { what: `hub with ${MANY} streams ends in good order`, value: ended, unit: 'ms', n: 1 },
    { what: 'hub starts on its data, until it is ready', value: started, unit: 'ms', n: 1 },
    { what: `${MANY} streams are back, all knocking at once`, value: all, unit: 'ms', n: MANY },
    measured('one of them is greeted', again.greetedMs),
  ]);
  again.close();
});
