// Which building the tests run on: the real one where it is at hand, else the demo's own.

import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const checkout = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** The real building; not part of the project. */
export const CONTOSO = join(checkout, '../shared/data/contoso.imdf.zip');

export const contosoIsHere = existsSync(CONTOSO);

/** Options for a hub with nobody anywhere, on the real building where that is possible. */
export function onRealBuilding() {
  return contosoIsHere ? ['--demo-quiet', '--plan', CONTOSO] : ['--demo-quiet'];
}

/** One sentence for whoever reads the run. */
export function whichBuilding() {
  return contosoIsHere
    ? `Building: ${CONTOSO}`
    : `${CONTOSO} is not here: the tests run on the demo's own building instead.`;
}
