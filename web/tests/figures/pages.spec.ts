/** Figures of whole pages: what the first load weighs, and what Lighthouse says of each page. */

import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium, expect, type Page, test } from '@playwright/test';
import { createCollection, enterAsGuest, figure } from '../browser/product';

const LIGHTHOUSE = 'lighthouse@12.8.2'; // the last that runs on Node 20
const CATEGORIES = ['accessibility', 'best-practices'] as const;
const KB = 1000;
/** Loaded behind the first screen. */
const LAZY = [/firestore-sdk/, /auth-sdk/];

test('the first load', async ({ page }) => {
  await enterAsGuest(page);
  for (const [name, path] of [
    ['collections, signed in', '/'],
    ['sign-in', '/sign-in'],
  ] as const) {
    const weights = await scriptWeights(page, path);
    const sum = (isCounted: (address: string) => boolean) =>
      [...weights].reduce((total, [address, weight]) => total + (isCounted(address) ? weight : 0), 0);
    const first = sum((address) => !LAZY.some((part) => part.test(address)));
    figure(
      'first load',
      name,
      kilobytes(first),
      ...LAZY.map((part) => kilobytes(sum((address) => part.test(address)))),
    );
  }
});

test('what Lighthouse says', async ({ baseURL }) => {
  const port = await freePort();
  const context = await chromium.launchPersistentContext(mkdtempSync(join(tmpdir(), 'threadline-figures-')), {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    ...(baseURL && { baseURL }),
  });
  try {
    const page = await context.newPage();
    await page.goto('/sign-in');
    await expect(page.getByRole('button', { name: 'Sign in', exact: true })).toBeVisible();
    await judge('sign-in', page.url(), port);
    await enterAsGuest(page);
    await createCollection(page, 'Figures');
    const address = page.url();
    await page.getByRole('button', { name: 'Use sample files' }).click();
    await page.getByRole('button', { name: 'Process Documents' }).click();
    await expect(page.getByText('The documents are processed.')).toBeVisible({ timeout: 120_000 });
    await page.goto(`${address}/items`);
    await page.getByRole('button', { name: 'Generate Items' }).click();
    await expect(page.getByText('The items are there.')).toBeVisible({ timeout: 120_000 });
    for (const [name, path] of [
      ['collections', '/'],
      ['collection', address],
      ['items', `${address}/items`],
      ['review', `${address}/review`],
      ['jobs', '/jobs'],
    ] as const) {
      await judge(name, new URL(path, address).href, port);
    }
  } finally {
    await context.close();
  }
});

/** Size of each script after gzip, by address, in bytes. */
async function scriptWeights(page: Page, path: string): Promise<Map<string, number>> {
  const addresses = new Set<string>();
  page.on('request', (request) => {
    if (request.resourceType() === 'script') addresses.add(request.url());
  });
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForTimeout(2_000);
  page.removeAllListeners('request');
  const weights = new Map<string, number>();
  for (const address of addresses) {
    const body = await (await page.request.get(address)).body();
    weights.set(address, gzipSync(body).length);
  }
  return weights;
}

async function judge(name: string, address: string, port: number): Promise<void> {
  const { stdout } = await promisify(execFile)(
    'npx',
    [
      '--yes',
      LIGHTHOUSE,
      address,
      `--port=${port}`,
      '--disable-storage-reset',
      '--preset=desktop',
      `--only-categories=${CATEGORIES.join(',')}`,
      '--output=json',
      '--quiet',
    ],
    { maxBuffer: 100_000_000 },
  );
  const report = JSON.parse(stdout);
  const scores = CATEGORIES.map((category) => String(Math.round(report.categories[category].score * 100)));
  const failed = Object.values<{ id: string; score: number | null; scoreDisplayMode: string }>(report.audits)
    .filter(({ score, scoreDisplayMode }) => scoreDisplayMode === 'binary' && score === 0)
    .map(({ id }) => id);
  figure('lighthouse', name, ...scores, failed.join(', ') || '–');
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const kilobytes = (bytes: number): string => String(Math.round(bytes / KB));
