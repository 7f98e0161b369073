// A way between browser and hub that keeps, in clear text, all that the hub answers.

import { HttpPassage } from './passage.mjs';

export class Listener extends HttpPassage {
  /** @type {{path: string, text: string}[]} */
  heard = [];

  headersOf(asked) {
    return { ...asked.headers, 'accept-encoding': 'identity' };
  }

  listensTo(path, reply) {
    const exchange = { path, text: JSON.stringify(reply.headers) };
    this.heard.push(exchange);
    return (text) => {
      exchange.text += text;
    };
  }
}
