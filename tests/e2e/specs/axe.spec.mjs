// No screen, in no language, theme or width, has a fault that axe can find.

import { ALL, COLOURS, faults, withAxe } from '../support/axe.mjs';
import { SCREENS, choosing, prepare } from '../support/screens.mjs';
import { expect, test, withHub } from '../support/test.mjs';
import { LANGUAGES } from '../support/words.mjs';

const here = withHub();
let places;
test.beforeAll(async () => {
  places = await prepare(here.hub.origin);
});

const THEMES = [
  ['light', ALL],
  ['dark', COLOURS],
];
const WIDTHS = [320, 1280];

for (const screen of SCREENS) {
  test(screen.name, async ({ open }) => {
    const page = await open(here.hub.origin, { login: screen.login, path: null });
    for (const language of LANGUAGES) {
      await page.setViewportSize({ width: WIDTHS[0], height: 800 });
      await choosing(page, { language, theme: 'light' });
      await page.goto(screen.path(places));
      await screen.shown(page, language, places);
      await expect(page.locator('html')).toHaveAttribute('lang', language);
      await withAxe(page);
      for (const [theme, rules] of THEMES) {
        // As the app does when one chooses; that it does is tested elsewhere.
        await page.evaluate(async (theme) => {
          document.documentElement.dataset.theme = theme;
          // An animation that is cut short is over too.
          await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
        }, theme);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 800 });
          expect(await faults(page, rules), `${screen.name}, ${language}, ${theme}, ${width} px`).toEqual([]);
        }
      }
    }
  });
}
