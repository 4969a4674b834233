import { readFile } from 'node:fs/promises';
import { type Download, expect, test } from '@playwright/test';
import { createCollection, enterAsGuest, look } from './product';

const head = async (download: Download) => (await readFile(await download.path())).subarray(0, 5).toString('latin1');

test('from an empty account to generated items', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();
  await look(page, '01-sign-in');
  await enterAsGuest(page);
  await look(page, '02-collections-empty');
  await createCollection(page, 'Spring 2027');
  await look(page, '03-collection-info-empty');
  await expect(page.getByRole('tab', { name: 'Deck Settings' })).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: 'Use sample files' }).click();
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await expect(page.getByTestId('headline')).toContainText(/Phase \d of 6/);
  await look(page, '04-processing');

  await page.reload();
  await expect(page.getByText('The documents are processed.')).toBeVisible({ timeout: 90_000 });
  await look(page, '05-processed');

  await page.getByRole('link', { name: 'Review products' }).click();
  await expect(page.getByRole('listbox', { name: 'What was read' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Page \d+$/ })).toBeVisible();
  await page.keyboard.press('j');
  await look(page, '06-review');
  await page.getByRole('button', { name: 'Edit Wholesale price' }).click();
  await page.getByLabel('Wholesale price', { exact: true }).fill('99,50');
  await page.keyboard.press('Enter');
  await expect(page.getByText('corrected by you')).toBeVisible();
  await page.getByRole('button', { name: 'Edit Name' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Nonsense');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Nonsense' })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('heading', { name: 'Nonsense' })).toHaveCount(0);
  await page.reload();
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.getByText('99.50 EUR')).toBeVisible();

  const byCategory = page.getByRole('textbox', { name: 'Filter by category' });
  await byCategory.click();
  const offered = page.getByRole('listbox', { name: 'Filter by category' }).getByRole('option');
  const [, category = '', some = ''] = /^(.+) \((\d+)\)$/.exec((await offered.nth(1).textContent()) ?? '') ?? [];
  await offered.nth(1).click();
  await expect(page.getByRole('status').filter({ hasText: new RegExp(`^${some} of \\d+$`) })).toBeVisible();
  await expect(page.getByRole('listbox', { name: 'What was read' }).getByRole('option')).toHaveCount(Number(some));
  await page.getByRole('button', { name: 'Rename this category' }).click();
  await page.getByLabel('New name of the category').fill('Capsule');
  await page.getByRole('button', { name: /^Rename for/ }).click();
  await expect(byCategory).toHaveValue(`Capsule (${some})`);
  await page.getByRole('button', { name: 'Undo' }).click();
  await byCategory.click();
  await expect(offered.nth(1)).toHaveText(`${category} (${some})`);
  await page.keyboard.press('Escape');

  await page.goBack();

  await page.getByRole('tab', { name: 'Collection Items' }).click();
  await page.getByRole('button', { name: 'Generate Items' }).click();
  await expect(page.getByText('The items are there.')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('region', { name: 'Items', exact: true })).toBeVisible();
  await look(page, '07-items');

  await page.getByRole('tab', { name: 'Deck Settings' }).click();
  await page.getByLabel('Title on the cover').fill('Spring 2027, first delivery');
  await page.getByText('One', { exact: true }).click();
  await page.getByRole('button', { name: 'Save settings' }).click();
  await expect(page.getByText('The deck settings are saved.')).toBeVisible();
  await look(page, '08-deck-settings');

  await page.getByRole('tab', { name: 'Generate Deck' }).click();
  await page.getByRole('button', { name: 'Generate Deck' }).click();
  await expect(page.getByRole('heading', { name: 'Complete deck' })).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('img', { name: 'Slide 2' })).toBeVisible();
  await expect(page.getByText('Out of date')).toHaveCount(0);
  await look(page, '09-generate-deck');
  for (const [button, file, content] of [
    ['PowerPoint (PPTX)', 'Spring 2027, first delivery.pptx', 'PK'],
    ['PDF', 'Spring 2027, first delivery.pdf', '%PDF-'],
  ] as const) {
    const waiting = page.waitForEvent('download');
    await page.getByRole('button', { name: button, exact: true }).click();
    const download = await waiting;
    expect(download.suggestedFilename()).toBe(file);
    expect(await head(download)).toContain(content);
    await download.saveAs(`screenshots/${file}`);
  }

  await page.goto(page.url().replace('/deck', '/review'));
  await page.getByRole('button', { name: 'Edit Name' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Renamed since');
  await page.keyboard.press('Enter');
  await page.goBack();
  await expect(page.getByText('Out of date')).toBeVisible();

  await page.getByRole('link', { name: 'Jobs' }).click();
  await expect(page.getByRole('link', { name: 'Documents' })).toBeVisible();
  await look(page, '10-jobs');
  await page.getByRole('link', { name: 'Documents' }).click();
  await page.getByText('Timeline').click();
  await expect(page.getByText('Generating categories')).toBeVisible();
  await look(page, '11-job-timeline');
  await page.getByText('Log', { exact: true }).click();
  await look(page, '12-job-log');
});
