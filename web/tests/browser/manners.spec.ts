import { expect, type Page, test } from '@playwright/test';
import { createCollection, enterAsGuest, look, upload } from './product';

const overflow = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

async function process(page: Page): Promise<string> {
  await enterAsGuest(page);
  await createCollection(page, 'Manners');
  const address = page.url();
  await upload(page, 'Linesheet', 'linesheet_cards.pdf');
  await upload(page, 'Purchase order', 'order_matrix.xlsx');
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await expect(page.getByText('The documents are processed.')).toBeVisible({ timeout: 90_000 });
  await page.getByRole('tab', { name: 'Collection Items' }).click();
  await page.getByRole('button', { name: 'Generate Items' }).click();
  await expect(page.getByText('The items are there.')).toBeVisible({ timeout: 90_000 });
  return address;
}

test('every page fits 360 pixels, and is as legible in the dark', async ({ page }) => {
  const address = await process(page);
  await page.getByRole('button', { name: 'Light or dark' }).click();
  for (const [name, path] of [
    ['collections', '/'],
    ['info', address],
    ['items', `${address}/items`],
    ['settings', `${address}/settings`],
    ['deck', `${address}/deck`],
    ['review', `${address}/review`],
    ['jobs', '/jobs'],
  ] as const) {
    await page.setViewportSize({ width: 360, height: 760 });
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByText('Loading…')).toHaveCount(0);
    await look(page, `30-narrow-dark-${name}`);
    expect(await overflow(page), name).toBeLessThanOrEqual(0);
  }
});

test('a closed tab is reached by keyboard, does nothing and says why', async ({ page }) => {
  await enterAsGuest(page);
  await createCollection(page, 'Keyboard');
  const address = page.url();

  await page.getByRole('tab', { name: 'Collection Info' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status').getByText('Opens when the documents have been processed.')).toBeVisible();
  expect(page.url()).toBe(address);
});

test('a network that is gone is told, and so is its return', async ({ page, context }) => {
  await enterAsGuest(page);

  await context.setOffline(true);
  await expect(page.getByText('You are offline')).toBeVisible();

  await context.setOffline(false);
  await expect(page.getByText('You are offline')).toHaveCount(0);
});

test('a collection of somebody else is as if it did not exist', async ({ page, browser }) => {
  await enterAsGuest(page);
  await createCollection(page, 'Mine');
  const stranger = await (await browser.newContext()).newPage();
  await enterAsGuest(stranger);

  await stranger.goto(page.url());

  await expect(stranger.getByText('There is nothing here, or it belongs to another account.')).toBeVisible();
});
