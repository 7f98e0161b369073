// What the hub says of the building, to other systems too.

import { contosoIsHere } from '../support/building.mjs';
import { LEVELS } from '../support/imdf.mjs';
import { Caller } from '../support/api.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const count = (places, kind) => places.filter((place) => place.kind === kind).length;

test.describe('the building of the run', () => {
  const here = withHub();

  test('every place has the fields of the contract', async () => {
    const places = await new Caller(here.hub.origin).places();
    const fields = ['code', 'kind', 'floor', 'zone', 'features', 'status', 'until'];
    const odd = places.filter((place) => fields.some((field) => !(field in place)) || !LEVELS.includes(place.zone) || place.status !== 'free');
    expect(odd).toEqual([]);
    expect(new Set(places.map((place) => place.code)).size).toBe(places.length);
  });

  test('filters narrow, and do so together', async () => {
    const anybody = new Caller(here.hub.origin);
    const all = await anybody.places();
    const [{ floor }] = all;
    for (const [filter, keeps] of [
      [{ floor }, (place) => place.floor === floor],
      [{ kind: 'room' }, (place) => place.kind === 'room'],
      [{ zone: 'silence' }, (place) => place.zone === 'silence'],
      [{ floor, kind: 'desk', zone: 'focus' }, (place) => place.floor === floor && place.kind === 'desk' && place.zone === 'focus'],
      [{ status: 'occupied' }, () => false],
    ]) {
      const codes = (await anybody.places(filter)).map((place) => place.code);
      expect(codes, JSON.stringify(filter)).toEqual(all.filter(keeps).map((place) => place.code));
    }
    const [{ code }] = all;
    expect(await anybody.place(code)).toMatchObject({ code, status: 'free' });
  });

  const real = 'Contoso: three floors, 774 desks, 24 rooms, 18 booths, five zones a floor';
  // The run says which building it is on; there is nothing to count where Contoso is not.
  if (contosoIsHere) test(real, async () => {
    const anybody = new Caller(here.hub.origin);
    const places = await anybody.places();
    expect(count(places, 'desk')).toBe(774);
    expect(count(places, 'room')).toBe(24);
    expect(count(places, 'booth')).toBe(18);
    const plan = await anybody.plan();
    expect(plan.floors.map((floor) => floor.ordinal)).toEqual([-1, 0, 1]);
    for (const floor of plan.floors) {
      expect(floor.zones.map((zone) => zone.level), floor.code).toEqual(LEVELS);
    }
  });
});

test.describe("the demo's own building", () => {
  const here = withHub({ flags: () => ['--demo-quiet'] });

  test('five floors from dynamic to quiet, and as much as the contract promises', async () => {
    const anybody = new Caller(here.hub.origin);
    const places = await anybody.places();
    expect(count(places, 'desk')).toBeGreaterThanOrEqual(240);
    expect(count(places, 'room')).toBe(18);
    expect(count(places, 'booth')).toBe(12);
    const plan = await anybody.plan();
    expect(plan.floors).toHaveLength(5);
    for (const floor of plan.floors) expect(floor.amenities.length, floor.code).toBeGreaterThan(0);
    const { signIn, demo } = await anybody.session();
    expect(demo).toBe(true);
    expect(signIn.people).toHaveLength(40);
    const roles = Object.fromEntries(signIn.people.map((person) => [person.login, person.role]));
    expect(roles).toMatchObject({
      sanne: 'staff',
      bram: 'staff',
      fatima: 'facilityManager',
      joost: 'administrator',
      lies: 'reception',
    });
  });
});
