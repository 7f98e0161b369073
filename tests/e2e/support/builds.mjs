// Builds of the app that differ from the real one as little as an update can.

import { cp, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const REAL = process.env.WERKHUB_APP;
/** What a broken build has in the place of its script, and what is in it. */
const BROKEN = '/werkhub-app-b0b0b0b0b0b0b0b0.js';
const ENDS_AT_ONCE = "export default () => Promise.reject(new WebAssembly.RuntimeError('unreachable'));";

/** The same, but it ends four seconds after it has shown live data. */
const ENDS_LATER = (real) => `
import * as app from "${real}";
const looking = setInterval(() => {
  if (!document.querySelector('[data-freshness="live"]')) return;
  clearInterval(looking);
  // A turned clock keeps for itself what a timer throws; this the page hears of.
  setTimeout(() => Promise.reject(new WebAssembly.RuntimeError("unreachable")), 4000);
}, 100);
export default (...how) => app.default(...how);
`;

/** What the hub lists for the service worker. */
export async function listOf(folder = REAL) {
  return JSON.parse(await readFile(join(folder, 'build.json'), 'utf8'));
}

/** Bytes of a file on the wire: brotli where there is such a copy. */
export async function wireBytes(path, folder = REAL) {
  const file = join(folder, path);
  return (await stat(`${file}.br`).catch(() => stat(file))).size;
}

/** Writes a text and takes its compressed copies away, which would be those of another text. */
async function write(folder, name, text) {
  await writeFile(join(folder, name), text);
  for (const copy of ['br', 'gz']) await rm(join(folder, `${name}.${copy}`), { force: true });
}

/**
 * A copy of the app under another id.
 * @param {string} build its id
 * @param {object} [options]
 * @param {string[]} [options.extra] files it lists that are not there
 * @param {string[]} [options.extraScreen] the same, of those that only screens keep
 * @param {'at once' | 'later'} [options.broken] whether it ends as soon as it is started, or a little later
 */
export async function otherBuild(build, { extra = [], extraScreen = [], broken } = {}) {
  const folder = await mkdtemp(join(tmpdir(), `werkhub-app-${build}-`));
  await cp(REAL, folder, { recursive: true });
  const real = await listOf();
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const files = [...real.files, ...extra];
  let text = page.replaceAll(real.build, build);
  if (broken) {
    const [script] = text.match(/\/werkhub-app-[0-9a-f]{16}\.js/);
    text = text.replaceAll(script, BROKEN);
    await writeFile(join(folder, BROKEN), broken === 'later' ? ENDS_LATER(script) : ENDS_AT_ONCE);
    files.push(BROKEN);
  }
  await write(folder, 'index.html', text);
  await write(folder, 'build.json', JSON.stringify({ build, files, screen: [...real.screen, ...extraScreen] }));
  return folder;
}
