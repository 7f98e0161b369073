// Many live screens without their browsers.

import http from 'node:http';

/** Streams that are open, and what they hear. */
export class Streams {
  #requests = [];
  #waiting = [];
  /** How long each waited for its greeting, in milliseconds. */
  greetedMs = [];

  /**
   * Opens so many for these people in turn, and waits until each has been greeted.
   * @param {object} [options]
   * @param {string} [options.cursor] where they read on; the end of the log
   * @param {number} [options.together] how many at a time, so that a backlog of new connections does not overflow
   */
  static async open(hub, callers, count, { cursor, together = 100 } = {}) {
    const streams = new Streams();
    const [{ code }] = await callers[0].sites();
    cursor ??= (await callers[0].snapshot()).cursor;
    const path = `/v1/stream?site=${code}&after=${encodeURIComponent(cursor)}`;
    for (let opened = 0; opened < count; ) {
      const some = Math.min(together, count - opened);
      const greeted = Array.from({ length: some }, (_, index) => streams.#one(hub, callers[(opened + index) % callers.length], path));
      await Promise.all(greeted);
      opened += some;
    }
    return streams;
  }

  #one(hub, caller, path) {
    const begun = performance.now();
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port: hub.port, path, agent: false, headers: { cookie: caller.cookie, accept: 'text/event-stream' } };
      const request = http.get(options, (answer) => {
        if (answer.statusCode !== 200) reject(new Error(`the stream answers ${answer.statusCode}`));
        answer.setEncoding('utf8');
        answer.on('data', (text) => {
          if (/^event: ?hello/m.test(text)) {
            this.greetedMs.push(performance.now() - begun);
            resolve();
          }
          if (/^event: ?batch/m.test(text)) this.#heard();
        });
        answer.on('error', () => {});
      });
      request.on('error', reject);
      this.#requests.push(request);
    });
  }

  #heard() {
    for (const wait of this.#waiting) wait();
  }

  /** Resolves when every stream has heard a batch. */
  everyoneHears() {
    let missing = this.#requests.length;
    return new Promise((resolve) => {
      const wait = () => {
        missing -= 1;
        if (missing > 0) return;
        this.#waiting = this.#waiting.filter((one) => one !== wait);
        resolve();
      };
      this.#waiting.push(wait);
    });
  }

  close() {
    for (const request of this.#requests) request.destroy();
  }
}
