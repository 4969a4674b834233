import { defineConfig } from '@playwright/test';
import base from './playwright.config';

/** What is measured, and nothing else; `python -m benchmarks.web` runs it. */
export default defineConfig({
  ...base,
  testDir: 'tests',
  testMatch: ['figures/*.spec.ts', 'browser/latency.spec.ts', 'browser/long-lists.spec.ts'],
  timeout: 600_000,
});
