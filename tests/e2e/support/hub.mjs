// A hub of its own for whoever asks: free port, temporary data, gone afterwards.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const READY_WITHIN_MS = 30_000;
const STOPS_WITHIN_MS = 10_000;
/** How much of what the hub says is kept to show when something goes wrong. */
const KEPT_WORDS = 20_000;

/** A port that was free a moment ago. */
export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function fromEnvironment(name, meaning) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set (${meaning}): run \`cargo xtask test e2e\``);
  return value;
}

/** One running hub. `stop` and `kill` end it; `start` starts it again on the same data and port. */
export class Hub {
  #child = null;
  #said = '';

  /**
   * @param {object} options
   * @param {string[]} [options.flags] further options of `werkhub serve`
   * @param {object} [options.environment] further environment variables
   */
  static async started({ flags = ['--demo-quiet'], environment = {} } = {}) {
    const hub = new Hub();
    hub.binary = fromEnvironment('WERKHUB_BIN', 'the hub');
    hub.app = fromEnvironment('WERKHUB_APP', 'the folder with the built app');
    hub.data = await mkdtemp(join(tmpdir(), 'werkhub-e2e-'));
    hub.flags = flags;
    hub.environment = environment;
    hub.port = await freePort();
    hub.origin = `http://127.0.0.1:${hub.port}`;
    await hub.start();
    return hub;
  }

  get pid() {
    return this.#child.pid;
  }

  /** What the hub has said so far, its newest words. */
  get said() {
    return this.#said;
  }

  async start() {
    const listen = `127.0.0.1:${this.port}`;
    const words = ['serve', '--data', this.data, '--listen', listen, '--app', this.app];
    // Options that are set for whoever runs the tests are not meant for this hub.
    const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('WERKHUB_'));
    this.#child = spawn(this.binary, [...words, ...this.flags], {
      env: { ...Object.fromEntries(inherited), ...this.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const pipe of [this.#child.stdout, this.#child.stderr]) {
      pipe.on('data', (bytes) => {
        this.#said = (this.#said + bytes).slice(-KEPT_WORDS);
      });
    }
    await this.#ready();
  }

  async #ready() {
    const deadline = Date.now() + READY_WITHIN_MS;
    while (Date.now() < deadline) {
      if (this.#child.exitCode !== null) {
        throw new Error(`the hub ended with ${this.#child.exitCode}:\n${this.#said}`);
      }
      const answer = await fetch(`${this.origin}/readyz`).catch(() => null);
      if (answer?.ok) return;
      // The hub tells nobody when it is ready but who asks: ask again when it has had a moment.
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error(`the hub was not ready within ${READY_WITHIN_MS} ms:\n${this.#said}`);
  }

  /** It is updated: it starts again with another build of the app. */
  async update(app) {
    await this.stop();
    this.app = app;
    await this.start();
  }

  /** Asks it to stop, as an operator would. Gives its exit code. */
  async stop() {
    return this.#end('SIGTERM');
  }

  /** Ends it without a word, as a power cut would. */
  async kill() {
    return this.#end('SIGKILL');
  }

  async #end(signal) {
    const child = this.#child;
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
    const ended = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), STOPS_WITHIN_MS);
    const [code] = await ended;
    clearTimeout(late);
    return code;
  }

  /** Runs another command of the program on the same data, which must do what it is asked. */
  async command(...words) {
    const child = spawn(this.binary, [...words, '--data', this.data], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const pipe of [child.stdout, child.stderr]) pipe.on('data', (bytes) => { said += bytes; });
    const [code] = await once(child, 'close');
    if (code !== 0) throw new Error(`werkhub ${words.join(' ')} ended with ${code}: ${said}`);
    return said;
  }

  /** Ends it and takes its data away. */
  async remove() {
    await this.kill();
    await rm(this.data, { recursive: true, force: true });
  }
}
