// Tapping *Inchecken* and *Vrijgeven*, and how soon the own place shows it.

/** Signs the page in, in the way the app does, without its screens. */
export async function signIn(page, login) {
  await page.goto(`/healthz`);
  await page.evaluate(
    (demo) => fetch('/v1/session', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ demo }) }),
    login,
  );
}

/** Comes and goes so many times at the place whose sheet is open; gives the milliseconds of each tap. */
export async function taps(page, code, times) {
  const took = [];
  for (let tap = 0; tap < times; tap += 1) {
    for (const [name, mine] of [['Inchecken', true], ['Vrijgeven', false]]) {
      await page.getByRole('button', { name, exact: true }).waitFor();
      took.push(await page.evaluate(async ([name, mine, code]) => {
        const place = document.querySelector(`[role="application"] [data-place="${CSS.escape(code)}"]`);
        const button = [...document.querySelectorAll('button')].find((one) => one.textContent.trim() === name);
        const begun = performance.now();
        button.click();
        do await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
        while (place.hasAttribute('data-mine') !== mine);
        return performance.now() - begun;
      }, [name, mine, code]));
    }
  }
  return took;
}
