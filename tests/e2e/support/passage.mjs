// What stands between a browser and a hub: a server of our own that passes on what comes. Each kind
// of passage looks at it, holds it back or spoils it.

import { once } from 'node:events';
import http from 'node:http';

/** A server before a hub; its kinds say in `serve` what it does. */
export class Passage {
  /** Starts one before a hub, on a port of its own: `passage.origin` is its address. */
  static async before(hub) {
    const passage = new this();
    passage.server = passage.serve(hub.port).listen(0, '127.0.0.1');
    await once(passage.server, 'listening');
    passage.origin = `http://127.0.0.1:${passage.server.address().port}`;
    return passage;
  }

  /** Ends everything that is under way. */
  end() {
    this.server.closeAllConnections();
  }

  async remove() {
    const closed = once(this.server, 'close');
    this.server.close();
    this.end();
    await closed;
  }
}

/** Passes requests and answers on, piece by piece. What is overridden here is what a kind does. */
export class HttpPassage extends Passage {
  /** The headers that the hub gets. */
  headersOf(asked) {
    return asked.headers;
  }

  /** An answer of the hub begins; what is given back sees its bytes, in latin1. */
  listensTo(_path, _reply) {
    return () => {};
  }

  /** An answer of the hub begins; gives what becomes of each piece of it on the way. */
  turns(_path) {
    return (part) => part;
  }

  /** Whether a request is cut off instead of passed on. */
  refuses(_path) {
    return false;
  }

  /** Does something on the way of a request: now, or when it may. */
  when(_path, work) {
    work();
  }

  serve(port) {
    return http.createServer((asked, answer) => this.#pass(asked, answer, port));
  }

  #pass(asked, answer, port) {
    const { url: path, method } = asked;
    if (this.refuses(path)) {
      asked.socket.destroy();
      return;
    }
    this.when(path, () => {
      const options = { host: '127.0.0.1', port, path, method, headers: this.headersOf(asked) };
      const onward = http.request(options, (reply) => {
        const hears = this.listensTo(path, reply);
        const turned = this.turns(path);
        this.when(path, () => answer.writeHead(reply.statusCode, reply.headers));
        reply.on('data', (part) => {
          hears(part.toString('latin1'));
          this.when(path, () => answer.write(turned(part)));
        });
        reply.on('end', () => this.when(path, () => answer.end()));
        reply.on('error', () => answer.destroy());
      });
      onward.on('error', () => answer.destroy());
      answer.on('close', () => onward.destroy());
      asked.pipe(onward);
    });
  }
}
