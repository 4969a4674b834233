import { expect, type Page, test } from '@playwright/test';
import { createCollection, enterAsGuest, look, sampleFolder } from './product';

const MB = 1024 * 1024;

test.beforeEach(async ({ page }) => {
  await enterAsGuest(page);
  await createCollection(page, 'Uploads');
});

const linesheets = (page: Page) => page.getByRole('region', { name: 'Linesheet' });
const choose = (page: Page, name: string, buffer: Buffer) =>
  linesheets(page).locator('input[type=file]').setInputFiles({ name, mimeType: 'application/pdf', buffer });

test('an empty file, a renamed program and a wrong type are refused at once with the remedy', async ({ page }) => {
  await choose(page, 'empty.pdf', Buffer.alloc(0));
  await expect(linesheets(page).getByText(/is empty\. Save it again/)).toBeVisible();

  await choose(page, 'catalogue.pdf', Buffer.from('MZ\x90\x00'));
  await expect(linesheets(page).getByText(/is a program, whatever its name says/)).toBeVisible();
  await look(page, '40-refused');

  await choose(page, 'notes.docx', Buffer.from('PK'));
  await expect(linesheets(page).getByText(/not of a type that is read here/)).toBeVisible();
});

test('a dropped folder is refused with the remedy', async ({ page }) => {
  const { x = 0, y = 0 } = (await linesheets(page).getByText('Up to 200 MB').boundingBox()) ?? {};
  const mouse = await page.context().newCDPSession(page);
  const data = { items: [], files: [sampleFolder()], dragOperationsMask: 1 };

  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await mouse.send('Input.dispatchDragEvent', { type, x: x + 5, y: y + 5, data });
  }

  await expect(linesheets(page).getByRole('alert')).toContainText(
    'This is a folder. Open it and drop the file itself.',
  );
});

test('the sample files are uploaded at one click', async ({ page }) => {
  await page.getByRole('button', { name: 'Use sample files' }).click();

  await expect(page.getByRole('region', { name: 'Purchase order' }).getByText('order_matrix.xlsx')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Process Documents' })).toBeEnabled();
  await expect(page.getByRole('button', { name: 'Use sample files' })).toHaveCount(0);
});

test('what only the server can tell is told in its words', async ({ page }) => {
  await choose(page, 'prices.xlsx', Buffer.from('PK\x03\x04 no archive'));

  await expect(linesheets(page).getByRole('alert')).toContainText('damaged');
  await look(page, '41-damaged');
});

test('an upload that was cut goes on where it was', async ({ page }) => {
  const begins: string[] = [];
  await page.route(/upload/, async (route) => {
    const range = (await route.request().allHeaders())['content-range'] ?? '';
    if (range) begins.push(range);
    if (range && begins.length === 2) await route.abort('connectionreset');
    else await route.continue();
  });

  await choose(page, 'large.pdf', Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(33 * MB, 32)]));
  await expect(linesheets(page).getByRole('alert')).toContainText('The connection was cut');
  await look(page, '42-connection-cut');
  await linesheets(page).getByRole('button', { name: 'Try again' }).click();

  await expect(linesheets(page).getByText('Uploaded', { exact: true })).toBeVisible({ timeout: 60_000 });
  expect(begins[2]).toBe(begins[1]);
  expect(begins[2]).not.toMatch(/^bytes 0-/);
});

test('a large upload can be paused, continued and cancelled', async ({ page }) => {
  await page.route(/upload/, async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 300));
    await route.continue();
  });
  const body = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(40 * MB, 32)]);
  await choose(page, 'large.pdf', body);

  await linesheets(page).getByRole('button', { name: 'Pause the upload of large.pdf' }).click();
  await expect(linesheets(page).getByText('Paused')).toBeVisible();
  await linesheets(page).getByRole('button', { name: 'Go on with the upload of large.pdf' }).click();
  await linesheets(page).getByRole('button', { name: 'Cancel the upload of large.pdf' }).click();

  await expect(linesheets(page).getByText('large.pdf')).toHaveCount(0);
  await expect(linesheets(page).getByText('Required')).toBeVisible();
});
