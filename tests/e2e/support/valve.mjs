// A way between browser and hub that can stand still without being closed: what a frozen proxy, a
// full queue or a network that silently went looks like from a browser.

import { once } from 'node:events';
import http from 'node:http';

/** Passes requests on to a hub; what is held waits, neither answered nor refused. */
export class Valve {
  #isHeld = () => false;
  #waiting = [];

  static async before(hub) {
    const valve = new Valve();
    valve.server = http
      .createServer((asked, answer) => valve.#pass(asked, answer, hub.port))
      .listen(0, '127.0.0.1');
    await once(valve.server, 'listening');
    valve.origin = `http://127.0.0.1:${valve.server.address().port}`;
    return valve;
  }

  /** Holds back all that is asked for and answered on paths that fit, streams in their middle too. */
  hold(paths) {
    this.#isHeld = (path) => paths.test(path);
  }

  /** Lets all that waits go on, in its order. */
  release() {
    this.#isHeld = () => false;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Does something now, or when it is no longer held. */
  #when(path, work) {
    if (this.#isHeld(path)) this.#waiting.push(work);
    else work();
  }

  #pass(asked, answer, port) {
    const { url: path, method, headers } = asked;
    this.#when(path, () => {
      const onward = http.request({ host: '127.0.0.1', port, path, method, headers }, (reply) => {
        this.#when(path, () => answer.writeHead(reply.statusCode, reply.headers));
        reply.on('data', (part) => this.#when(path, () => answer.write(part)));
        reply.on('end', () => this.#when(path, () => answer.end()));
        reply.on('error', () => answer.destroy());
      });
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
  }

  async remove() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
