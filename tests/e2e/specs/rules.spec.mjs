// The rules of the house: what the hub decides by, in plain words.

import { expect, test, withHub } from '../support/test.mjs';

const here = withHub({ flags: () => ['--demo-quiet'] });

test('the menu leads to the rules, which are those of the hub', async ({ open, caller }) => {
  const { rules } = await (await caller(here.hub.origin, 'sanne')).snapshot();
  const { horizonDays, opensMinutes } = rules.desk.reserving;
  const page = await open(here.hub.origin);
  await page.getByRole('button', { name: 'Instellingen' }).click();
  await page.locator('#menu').getByRole('link', { name: 'Spelregels' }).click();
  await expect(page).toHaveURL(/\/rules$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Spelregels');
  await expect(page.getByText('maandag t/m vrijdag: 07:00–19:00')).toBeVisible();
  const desks = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Bureaus' }) });
  await expect(desks.getByText(`Je reserveert tot ${horizonDays} dagen vooruit.`)).toBeVisible();
  await expect(desks.getByText(`Inchecken kan vanaf ${opensMinutes} minuten voor het begin.`)).toBeVisible();
  const booths = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Belplekken' }) });
  await expect(booths.getByText('Je reserveert alleen voor vandaag.')).toBeVisible();
});
