// The way from the start to a place and back, and a start without the hub, in the engines that the
// other tests do not use.

import { writeFile } from 'node:fs/promises';
import { isReadyForOffline } from '../support/ready.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { firefox } from './firefox.mjs';
import { PATIENT_MS, Person, eventually } from './person.mjs';
import { webkit } from './webkit.mjs';

const here = withHub();

const ENGINES = { Firefox: firefox, WebKit: webkit };

const link = (name) => `//a[contains(normalize-space(), "${name}")]`;
const button = (name) => `//button[normalize-space()="${name}"]`;
const freshness = (state) => `//*[@data-freshness="${state}"]`;
/** A place on the map; `marks` are further conditions on it. */
const place = (code, marks) => `//*[@role="application"]//*[@data-place="${code}"]${marks}`;
const FREE = '[@data-status="free"]';
const OCCUPIED = '[@data-status="occupied"]';
const MINE = `${OCCUPIED}[@data-mine]`;
const NOT_MINE = `${OCCUPIED}[not(@data-mine)]`;

/** Waits until the hub has it so: the screen shows what will probably be before. */
const hubSays = (caller, code, status) =>
  eventually(async () => expect(await caller.place(code)).toMatchObject({ status }));

for (const [name, open] of Object.entries(ENGINES)) {
  test(`from the start to a place and away again, and without the hub (${name})`, async ({ caller }, info) => {
    // Every wait has its own bound; this one is for the sum.
    test.setTimeout(10 * PATIENT_MS);
    const { hub } = here;
    const bram = await caller(hub.origin, 'bram');
    await caller(hub.origin, 'sanne');
    const engine = await open();
    try {
      const person = new Person(engine);

      // From what she came to do to a floor with its places, as they are now.
      await engine.goto(hub.origin);
      await person.presses(button('Nederlands'));
      await person.sees('//h1[contains(., "Wat kom je doen?")]');
      await person.presses(link('Rustig werken'));
      await person.waitsFor('address of a floor', () => /^\/map\/./.test(location.pathname));
      await person.sees(freshness('live'));
      const floor = await engine.evaluate(() => location.pathname.split('/').pop());
      const quiet = await bram.places({ kind: 'desk', zone: 'silence', status: 'free', floor });
      const [wanted, other] = quiet.map(({ code }) => code);
      await person.sees(place(wanted, FREE));

      // What others do arrives by itself.
      await bram.checkIn(other);
      await person.sees(place(other, NOT_MINE));

      // To a place by its sheet, past the sign-in and back.
      await person.presses(place(wanted, FREE));
      await person.presses(link('Inloggen om in te checken'));
      await person.presses('//button[@data-login="sanne"]');
      await person.presses(button('Inchecken'));
      await hubSays(bram, wanted, 'occupied');
      await person.sees(place(wanted, MINE));

      await engine.reload();
      await person.sees(freshness('live'));
      await person.sees(place(wanted, MINE));
      await person.presses(button('Vrijgeven'));
      await hubSays(bram, wanted, 'free');
      await person.sees(place(wanted, FREE));

      // A label that does not scan is typed.
      await engine.goto(hub.origin);
      await person.presses(button('Scannen'));
      await person.presses('//label[contains(., "Of typ de code")]//input');
      await engine.type(wanted);
      await person.presses(button('Toon de plek'));
      await person.sees(`//h1[contains(., "Bureau ${wanted}")] | //h2[contains(., "Bureau ${wanted}")]`);

      // What is kept from now on holds all of the above.
      await engine.goto(`${hub.origin}/map/${floor}`);
      await person.sees(freshness('live'));
      await engine.evaluate(() => localStorage.removeItem('werkhub.kept'));
      await engine.reload();
      await person.sees(freshness('live'));
      await person.waitsFor('ready for a start without network', isReadyForOffline);

      // The hub is gone: the last known floor is here, and heals.
      expect(await hub.stop()).toBe(0);
      await engine.reload();
      await person.sees(freshness('offline'));
      await person.sees(place(wanted, FREE));
      await person.sees(place(other, NOT_MINE));
      await hub.start();
      await person.sees(freshness('live'));
      expect(await engine.problems(), 'errors of the pages').toEqual([]);
    } catch (error) {
      await writeFile(info.outputPath('screen.png'), await engine.picture()).catch(() => {});
      throw error;
    } finally {
      await engine.close();
    }
  });
}
