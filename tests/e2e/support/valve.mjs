// A way between browser and hub that can stand still without being closed: what a frozen proxy, a
// full queue or a network that silently went looks like from a browser.

import { HttpPassage } from './passage.mjs';

/** What is held waits, neither answered nor refused. */
export class Valve extends HttpPassage {
  #isHeld = () => false;
  #waiting = [];

  /** Holds back all that is asked for and answered on paths that fit, streams in their middle too. */
  hold(paths) {
    this.#isHeld = (path) => paths.test(path);
  }

  /** Lets all that waits go on, in its order. */
  release() {
    this.#isHeld = () => false;
    for (const go of this.#waiting.splice(0)) go();
  }

  when(path, work) {
    if (this.#isHeld(path)) this.#waiting.push(work);
    else work();
  }
}
