// A building that is open whenever the tests run.

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from './test.mjs';

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** The flags of a hub that is open without an end, by a file of policies in that folder. */
export async function openAlways(folder) {
  const file = join(folder, 'policies.toml');
  const open = DAYS.map((day) => `${day} = "00:00-24:00"`).join('\n');
  await writeFile(file, `[opening]\n${open}\n`);
  return ['--policies', file];
}

/** These flags of a hub, and opening hours without an end. */
export function alwaysOpen(...flags) {
  let folder;
  test.afterAll(() => rm(folder, { recursive: true, force: true }));
  return async () => {
    folder = await mkdtemp(join(tmpdir(), 'werkhub-policies-'));
    return [...flags, ...(await openAlways(folder))];
  };
}
