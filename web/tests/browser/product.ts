/** What every journey begins with: sample files, a guest, a collection with both documents. */

import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { type APIRequestContext, expect, type Page } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../../..');
const SHOTS = resolve(import.meta.dirname, '../../screenshots');
let samples: string | undefined;

/** The folder of the demo samples, drawn once. */
export function sampleFolder(): string {
  if (!samples) {
    samples = mkdtempSync(join(tmpdir(), 'threadline-samples-'));
    const python = existsSync(join(ROOT, '.venv/bin/python')) ? join(ROOT, '.venv/bin/python') : 'python3';
    execFileSync(python, ['-m', 'emulator.samples', samples, '--set', 'demo'], { cwd: ROOT, stdio: 'ignore' });
  }
  return samples;
}

export async function enterAsGuest(page: Page): Promise<void> {
  await page.goto('/');
  const collections = page.getByRole('heading', { name: 'Collections', level: 1 });
  // The Auth emulator's first answer may take longer than its client waits.
  await expect(async () => {
    if (!(await collections.isVisible())) await page.getByRole('button', { name: 'Try it without an account' }).click();
    await expect(collections).toBeVisible({ timeout: 10_000 });
  }).toPass({ timeout: 60_000 });
}

export async function createCollection(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name of the collection').fill(name);
  await page.getByRole('button', { name: 'New collection' }).click();
  await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
}

export async function upload(page: Page, kind: 'Linesheet' | 'Purchase order', file: string): Promise<void> {
  const panel = page.getByRole('region', { name: kind });
  await panel.locator('input[type=file]').setInputFiles(join(sampleFolder(), file));
  await expect(panel.getByText(file, { exact: true })).toHaveCount(1);
  await expect(panel.getByText('Uploaded', { exact: true })).toBeVisible();
}

/** Print what was measured, for people and for `python -m benchmarks.web`: its table, then the cells of a row. */
export const figure = (table: string, ...cells: string[]): void => console.info(['figure', table, ...cells].join('\t'));

/** A picture of the page as artefact, and no serious fault of accessibility on it. */
export async function look(page: Page, name: string): Promise<void> {
  await expect(page.locator('[data-loading], .mantine-Loader-root')).toHaveCount(0);
  // Pictures that are not yet decoded would be blank in ours; those far below the fold may stay unloaded.
  const drawn = () => Array.from(document.images).every(({ complete, naturalWidth }) => complete && naturalWidth > 0);
  await page.waitForFunction(drawn, undefined, { timeout: 3_000 }).catch(() => undefined);
  await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
  expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Change one field of the collection that the page shows, past the rules: what a pipeline would write. */
export async function writeAsServer(
  request: APIRequestContext,
  page: Page,
  field: string,
  fields: object,
): Promise<void> {
  const { emulators, projectId } = await (await request.get('/__/firebase/init.json')).json();
  const path = `projects/${projectId}/databases/(default)/documents/collections/${page.url().split('/').pop()}`;
  const answer = await request.patch(`http://${emulators.firestore}/v1/${path}?updateMask.fieldPaths=${field}`, {
    headers: { Authorization: 'Bearer owner' },
    data: { fields },
  });
  expect(answer.ok()).toBe(true);
}
