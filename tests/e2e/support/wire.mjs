// A wire between browser and hub that can be cut and spoiled. DevTools' offline switch does not end
// open streams; this does.

import { connect, createServer } from 'node:net';
import { Passage } from './passage.mjs';

/**
 * What can be wrong with a wire. `ends`: how connections end, open ones and new ones. Else `up` and
 * `down` say what becomes of bytes to and from the hub: they pass, they are late, or they are lost
 * without a word. A connection that has lost bytes passes nothing more; when the wire is mended it
 * is reset, unless it is `forgotten`: then nobody is ever told.
 */
const FAULTS = {
  drop: { ends: (socket) => socket.destroy() },
  reset: { ends: (socket) => socket.resetAndDestroy() },
  delay: { up: 'late', down: 'late' },
  halfOpen: { up: 'lost', down: 'lost', forgotten: true },
  unheard: { up: 'lost', down: 'passes' },
  unanswered: { up: 'passes', down: 'lost' },
};

export const FAULT_NAMES = Object.keys(FAULTS);

/** Passes bytes on to a hub, as long as nothing is wrong. */
export class Wire extends Passage {
  #links = new Set();
  #fault = {};
  #onFelt = () => {};
  /** How late bytes are, when they are, in milliseconds. */
  lateMs = () => 500;

  serve(port) {
    return createServer((near) => {
      const link = new Link(near, connect(port, '127.0.0.1'), this);
      this.#links.add(link);
      near.on('close', () => link.isDead || this.#links.delete(link));
      this.#end(link);
    });
  }

  /** Spoils it; what is given back resolves when a connection has felt it. */
  spoil(name) {
    const felt = new Promise((resolve) => {
      this.#onFelt = resolve;
    });
    this.#fault = FAULTS[name];
    for (const link of this.#links) this.#end(link);
    return felt;
  }

  /** Drops every connection and takes no new one. */
  cut() {
    this.spoil('drop');
  }

  mend() {
    const { forgotten } = this.#fault;
    this.#fault = {};
    for (const link of this.#links) {
      if (link.isDead && !forgotten) link.end(FAULTS.reset.ends);
    }
  }

  /** What becomes of bytes on their way now. */
  fateOf(way) {
    const fate = this.#fault[way] ?? 'passes';
    if (fate !== 'passes') this.#onFelt();
    return fate;
  }

  #end(link) {
    if (!this.#fault.ends) return;
    link.end(this.#fault.ends);
    this.#onFelt();
  }

  end() {
    for (const link of this.#links) link.end(FAULTS.drop.ends);
  }
}

/** The two sockets of one connection. */
class Link {
  /** Has lost bytes, so that nothing which comes later can be understood. */
  isDead = false;
  /** What was late keeps its place before what was not. */
  #before = { up: Promise.resolve(), down: Promise.resolve() };

  constructor(near, far, wire) {
    this.sockets = [near, far];
    this.wire = wire;
    this.#carry(near, far, 'up');
    this.#carry(far, near, 'down');
  }

  #carry(from, to, way) {
    from.on('data', (bytes) => this.#pass(way, () => to.writable && to.write(bytes)));
    from.on('end', () => this.#pass(way, () => to.end()));
    // Either end may go at any moment: that is what this is for.
    from.on('error', () => this.#pass(way, () => to.destroy()));
    from.on('close', () => this.#pass(way, () => to.destroy()));
  }

  #pass(way, work) {
    const fate = this.isDead ? 'lost' : this.wire.fateOf(way);
    this.isDead ||= fate === 'lost';
    if (this.isDead) return;
    const late = fate === 'late' ? this.wire.lateMs() : 0;
    const arrives = late && new Promise((resolve) => setTimeout(resolve, late));
    this.#before[way] = this.#before[way].then(() => arrives).then(work);
  }

  end(how) {
    for (const socket of this.sockets) how(socket);
  }
}
