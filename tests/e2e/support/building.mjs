// Which building the tests run on: the real one where it is at hand, else the demo's own.

import { existsSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeBuilding } from './imdf.mjs';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The real building; not part of the project. */
export const CONTOSO = join(checkout, '../shared/data/contoso.imdf.zip');

export const contosoIsHere = existsSync(CONTOSO);

/** Options for a hub with nobody anywhere, on the real building where that is possible. */
export function onRealBuilding() {
  return contosoIsHere ? ['--demo-quiet', '--plan', CONTOSO] : ['--demo-quiet'];
}

/** The same on a made-up building with all its desks on one floor. */
export async function onOneFloor(desks) {
  const folder = await mkdtemp(join(tmpdir(), 'werkhub-building-'));
  return ['--demo-quiet', '--plan', await writeBuilding(join(folder, 'floor.imdf.zip'), desks)];
}

/** One sentence for whoever reads the run. */
export function whichBuilding() {
  return contosoIsHere
    ? `Building: ${CONTOSO}`
    : `${CONTOSO} is not here: the tests run on the demo's own building instead.`;
}
