// A wire between browser and hub that listens, and that can be cut. DevTools' offline switch does
// not end open streams; this does.

import { once } from 'node:events';
import http from 'node:http';
import { createServer, connect } from 'node:net';

/** Passes bytes on to a hub until it is cut. */
export class Wire {
  #sockets = new Set();
  #isCut = false;

  static async to(hub) {
    const wire = new Wire();
    wire.server = createServer((near) => wire.#join(near, hub.port)).listen(0, '127.0.0.1');
    await once(wire.server, 'listening');
    wire.origin = `http://127.0.0.1:${wire.server.address().port}`;
    return wire;
  }

  #join(near, port) {
    if (this.#isCut) {
      near.destroy();
      return;
    }
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [[near, far], [far, near]]) {
      this.#sockets.add(one);
      one.pipe(other);
      // Either end may go at any moment: that is what this is for.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.#sockets.delete(one);
        other.destroy();
      });
    }
  }

  /** Drops every connection and takes no new one. */
  cut() {
    this.#isCut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend() {
    this.#isCut = false;
  }

  async remove() {
    this.cut();
    this.server.close();
    await once(this.server, 'close');
  }
}

/** Passes requests on to a hub and keeps, in clear text, all that the hub answers. */
export class Listener {
  /** @type {{path: string, text: string}[]} */
  heard = [];

  static async before(hub) {
    const listener = new Listener();
    listener.server = http
      .createServer((asked, answer) => listener.#pass(asked, answer, hub.port))
      .listen(0, '127.0.0.1');
    await once(listener.server, 'listening');
    listener.origin = `http://127.0.0.1:${listener.server.address().port}`;
    return listener;
  }

  #pass(asked, answer, port) {
    const headers = { ...asked.headers, 'accept-encoding': 'identity' };
    const options = { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers };
    const onward = http.request(options, (reply) => {
      const exchange = { path: asked.url, text: JSON.stringify(reply.headers) };
      this.heard.push(exchange);
      answer.writeHead(reply.statusCode, reply.headers);
      reply.on('data', (part) => {
        exchange.text += part.toString('latin1');
        answer.write(part);
      });
      reply.on('end', () => answer.end());
      reply.on('error', () => answer.destroy());
    });
    onward.on('error', () => answer.destroy());
    answer.on('close', () => onward.destroy());
    asked.pipe(onward);
  }

  async remove() {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}
