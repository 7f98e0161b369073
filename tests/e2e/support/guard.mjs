// Rules that hold on every page in every test: no error, no breach of the content security policy,
// nothing from anywhere but our own origin.

/** What a browser says by itself when what it asks for does not come: for tests that cut it off on purpose. */
export const CUT_OFF = [/Failed to load resource/, /Failed to fetch/, /net::ERR_/];

/** Watches one page from before it loads anything. */
export class Guard {
  /** What was seen, in words. */
  problems = [];

  /**
   * @param {object} [options]
   * @param {RegExp[]} [options.allow] what this test brings about on purpose
   */
  static async over(page, origin, { allow = [] } = {}) {
    const guard = new Guard();
    const add = (problem) => {
      if (!allow.some((allowed) => allowed.test(problem))) guard.problems.push(problem);
    };
    await page.exposeBinding('werkhubReport', (_, problem) => add(problem));
    await page.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (breach) => {
        window.werkhubReport(`CSP ${breach.effectiveDirective}: ${breach.blockedURI}`);
      });
    });
    page.on('pageerror', (error) => add(`error: ${error.message}`));
    page.on('console', (message) => {
      if (message.type() === 'error') add(`console: ${message.text()} (${message.location().url})`);
    });
    page.context().on('request', (request) => {
      const { protocol, origin: asked } = new URL(request.url());
      const isOwn = asked === origin || ['data:', 'blob:', 'about:'].includes(protocol);
      if (!isOwn) add(`foreign request: ${request.url()}`);
    });
    return guard;
  }
}
