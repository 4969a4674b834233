import { expect, test } from '@playwright/test';
import { createCollection, enterAsGuest, look, upload } from './product';

test.beforeEach(async ({ page }) => {
  await enterAsGuest(page);
  await createCollection(page, 'Controlled');
  await upload(page, 'Linesheet', 'linesheet_style_pages.pdf');
  await upload(page, 'Purchase order', 'order_decimal_commas.csv');
});

test('paused, reloaded, cancelled and retried', async ({ page }) => {
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('headline')).toContainText('Paused');

  await page.reload();
  await expect(page.getByTestId('headline')).toContainText('Paused');
  await look(page, '20-paused');

  await page.getByRole('button', { name: 'Cancel Processing' }).click();
  const question = page.getByRole('dialog');
  await expect(question).toContainText('Your uploaded files and the last complete result are kept');
  await look(page, '21-cancel-question');
  await question.getByRole('button', { name: 'Cancel Processing' }).click();
  await expect(page.getByText('Processing cancelled')).toBeVisible();
  await expect(page.getByRole('tab', { name: 'Deck Settings' })).toHaveAttribute('aria-disabled', 'true');

  await page.getByRole('button', { name: 'Retry Processing' }).click();
  await expect(page.getByText('The documents are processed.')).toBeVisible({ timeout: 90_000 });
  await expect(page.getByRole('tab', { name: 'Deck Settings' })).toHaveAttribute('aria-disabled', 'false');
});

test('a document cannot be deleted while it is processed', async ({ page }) => {
  const remove = page.getByRole('button', { name: 'Delete linesheet_style_pages.pdf' });
  await expect(remove).toBeEnabled();
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('headline')).toContainText('Paused');

  await expect(remove).toBeDisabled();
  await expect(page.getByText('Documents cannot change while they are processed.')).toBeVisible();
});

test('two tabs that press Process Documents at once make one job', async ({ page, context }) => {
  const other = await context.newPage();
  await other.goto(page.url());
  const [here, there] = [page, other].map((tab) => tab.getByRole('button', { name: 'Process Documents' }));
  await expect(there as NonNullable<typeof there>).toBeEnabled();

  await Promise.all([here?.click(), there?.click()]);

  for (const tab of [page, other]) {
    await expect(tab.getByText('The documents are processed.')).toBeVisible({ timeout: 90_000 });
    await expect(tab.getByRole('alert')).toHaveCount(0);
  }
  await page.goto('/jobs');
  await expect(page.getByRole('link', { name: 'Documents' })).toHaveCount(1);
});

test('jobs are filtered by the address, and cancelled and retried together', async ({ page }) => {
  await page.getByRole('button', { name: 'Process Documents' }).click();
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page.getByTestId('headline')).toContainText('Paused');

  await page.goto('/jobs?status=paused');
  await page.getByRole('checkbox', { name: 'Select all shown' }).check();
  await page.getByRole('button', { name: 'Cancel selected (1)' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel selected' }).click();
  await expect(page.getByText('One job is cancelled.')).toBeVisible();
  await expect(page.getByText('No job has this state.')).toBeVisible();

  await page.getByText('Cancelled 1').click();
  await expect(page).toHaveURL(/status=cancelled/);
  await page.getByRole('checkbox', { name: /^Select job/ }).check();
  await look(page, '22-jobs-selected');
  await page.getByRole('button', { name: 'Retry selected (1)' }).click();
  await expect(page.getByText('One job runs again.')).toBeVisible();
});
