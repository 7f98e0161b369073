// Talking to the hub without a browser: what other systems do, and quick preparation for tests.

import { randomBytes, randomUUID } from 'node:crypto';
import http from 'node:http';

/**
 * One HTTP exchange with full control over headers, unlike `fetch`.
 * @returns {Promise<{status: number, headers: object, text: string, json: any}>}
 */
export function exchange(origin, path, { method = 'GET', headers = {}, body, agent } = {}) {
  return new Promise((resolve, reject) => {
    const request = http.request(new URL(path, origin), { method, headers, agent }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('error', reject);
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        // What is compressed was asked for to be looked at from outside.
        const isPlain = answer.headers['content-encoding'] === undefined;
        const isJson = isPlain && /[/+]json/.test(answer.headers['content-type'] ?? '');
        const json = isJson && text !== '' ? JSON.parse(text) : undefined;
        resolve({ status: answer.statusCode, headers: answer.headers, text, json });
      });
    });
    request.on('error', reject);
    request.end(body);
  });
}

/** A UUIDv7: 48 bits of milliseconds, then chance. */
export function uuid7(now = Date.now()) {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = (bytes[6] & 0x0f) | 0x70;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [0, 8, 12, 16, 20].map((at, i, all) => hex.slice(at, all[i + 1])).join('-');
}

/** Somebody who speaks to the hub by its API. */
export class Caller {
  #cookie = '';
  #sequence = 0;
  outbox = randomUUID();

  constructor(origin, { agent } = {}) {
    this.origin = origin;
    this.agent = agent;
  }

  /** Somebody of the demonstration, signed in. */
  static async signedIn(origin, login, options) {
    const caller = new Caller(origin, options);
    await caller.signIn(login);
    return caller;
  }

  get cookie() {
    return this.#cookie;
  }

  /** One exchange with this caller's session; bodies are sent as JSON. */
  ask(path, { method = 'GET', headers = {}, json } = {}) {
    const sent = { origin: this.origin, ...headers };
    if (this.#cookie) sent.cookie = this.#cookie;
    const body = json === undefined ? undefined : JSON.stringify(json);
    if (body !== undefined) {
      sent['content-type'] ??= 'application/json';
      sent['content-length'] = Buffer.byteLength(body);
    }
    return exchange(this.origin, path, { method, headers: sent, body, agent: this.agent });
  }

  async #get(path) {
    const answer = await this.ask(path);
    if (answer.status !== 200) throw new Error(`GET ${path}: ${answer.status} ${answer.text}`);
    return answer.json;
  }

  async signIn(login) {
    const answer = await this.ask('/v1/session', { method: 'POST', json: { demo: login } });
    const [cookie] = answer.headers['set-cookie'] ?? [];
    if (answer.status >= 300 || !cookie) {
      throw new Error(`cannot sign in as ${login}: ${answer.status} ${answer.text}`);
    }
    this.#cookie = cookie.split(';', 1)[0];
  }

  session() {
    return this.#get('/v1/session');
  }

  async sites() {
    return (await this.#get('/v1/sites')).sites;
  }

  /** @param {Record<string, string>} [filter] */
  async places(filter = {}) {
    return (await this.#get(`/v1/places?${new URLSearchParams(filter)}`)).places;
  }

  async place(code) {
    return this.#get(`/v1/places/${encodeURIComponent(code)}`);
  }

  async snapshot() {
    const [site] = await this.sites();
    return this.#get(`/v1/snapshot?site=${site.code}`);
  }

  /** Address of the first site's plan. */
  async planPath() {
    const [site] = await this.sites();
    return `/v1/plans/${site.plan}`;
  }

  async plan() {
    return this.#get(await this.planPath());
  }

  /** The envelope of a command, ready to send. */
  command(kind, rest) {
    const made = { wallMs: Date.now(), offsetMs: null, errorMs: 0 };
    return { id: uuid7(), sequence: (this.#sequence += 1), kind, ...rest, made };
  }

  /** Sends commands and gives the whole answer, whatever it is. */
  post(commands, options = {}) {
    const json = { outbox: this.outbox, commands };
    return this.ask('/v1/commands', { method: 'POST', json, ...options });
  }

  /** Sends one command that must be accepted, and gives its id. */
  async #must(kind, rest) {
    const command = this.command(kind, rest);
    const answer = await this.post([command]);
    const outcome = answer.json?.outcomes?.[0];
    if (outcome?.status !== 'accepted') {
      throw new Error(`${kind} ${JSON.stringify(rest)}: ${answer.status} ${answer.text}`);
    }
    return command.id;
  }

  /** Gives the id of the stay. */
  checkIn(place) {
    return this.#must('checkIn', { place });
  }

  release(occupancy) {
    return this.#must('release', { occupancy });
  }

  /** @param {object} target `{place}`, `{zone}` or `{floor}`; gives the id of the closing. */
  close(target) {
    return this.#must('close', { target });
  }

  open(closure) {
    return this.#must('open', { closure });
  }

  /** Gives the id of the reservation. */
  reserve(place, from, until) {
    return this.#must('reserve', { place, from, until });
  }

  cancel(reservation) {
    return this.#must('cancel', { reservation });
  }

  /** Gives up all that is promised to this person, and puts away what was taken back. */
  async cancelAll() {
    const { reserved = [], lost = [] } = await this.snapshot();
    for (const { reservation } of [...reserved, ...lost]) await this.cancel(reservation);
  }

  /** Leaves every place this person is at. */
  async leaveAll() {
    const { mine = [] } = await this.snapshot();
    for (const stay of mine) await this.release(stay.occupancy);
  }
}
