// Something is broken: who stands there reports it, the hybrid mark goes for everybody, and whoever
// manages the building says when it works again.

import { freshness, live, place } from '../support/floor.mjs';
import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet'] });

const row = (page, code) => page.locator(`.room[data-place="${code}"]`);

/** A hybrid room, by code and floor. */
async function hybridRoom(caller) {
  const { floors } = await caller.plan();
  const needed = ['display', 'camera', 'microphone'];
  for (const floor of floors) {
    const room = floor.places.find(({ kind, equipment = [] }) => kind === 'room' && needed.every((it) => equipment.includes(it)));
    if (room) return { floor: floor.code, code: room.code };
  }
  throw new Error('the building has no hybrid room');
}

test('a report takes the hybrid mark away until it is repaired', async ({ open, caller }) => {
  const { floor, code } = await hybridRoom(await caller(here.hub.origin, 'sanne'));
  const board = await open(here.hub.origin, { path: '/rooms' });
  await expect(freshness(board)).toHaveAttribute('data-freshness', 'live');
  await expect(row(board, code).locator('.tag')).toHaveText('Hybride');

  // From the board it is two taps, for who is signed in.
  await expect(row(board, code).getByRole('link', { name: /^Iets stuk/ })).toHaveCount(0);
  const sheet = await open(here.hub.origin, { login: 'bram', path: '/rooms' });
  await row(sheet, code).getByRole('link', { name: /^Iets stuk/ }).click();
  await live(sheet);
  await expect(sheet).toHaveURL(`/map/${floor}?place=${code}&report=yes`);
  await expect(sheet.locator('.sheet__about')).toContainText('geschikt voor hybride');
  await expect(place(sheet, code)).not.toHaveAttribute('data-faulty');
  await sheet.getByRole('button', { name: 'camera', exact: true }).click();
  // The camera on the map goes too.
  await expect(place(sheet, code)).toHaveAttribute('data-faulty');
  await expect(sheet.getByText('Stuk gemeld: camera')).toBeVisible();
  await expect(sheet.locator('.sheet__about')).not.toContainText('geschikt voor hybride');
  await expect(sheet.getByRole('button', { name: 'Gerepareerd: camera' })).toHaveCount(0);

  await expect(row(board, code).locator('.tag')).toHaveCount(0);
  await expect(row(board, code)).toContainText('camera (stuk)');
  await expect(board.getByRole('main')).not.toContainText(/Bram/i);
  await board.getByRole('button', { name: 'Hybride', exact: true }).click();
  await expect(row(board, code)).toHaveCount(0);

  const manager = await open(here.hub.origin, { login: 'fatima', path: `/map/${floor}?place=${code}` });
  await live(manager);
  await manager.locator('summary').filter({ hasText: 'Er is iets stuk' }).click();
  await manager.getByRole('button', { name: 'Gerepareerd: camera' }).click();
  await expect(manager.getByText('Stuk gemeld')).toHaveCount(0);
  await expect(row(board, code).locator('.tag')).toHaveText('Hybride');
  await expect(sheet.locator('.sheet__about')).toContainText('geschikt voor hybride');
});
