import { expect, test } from 'vitest';
import { pastSeconds, remainingRange } from '@/features/processing/eta';
import { aJob, at } from './jobs';

test('with fewer than two past jobs nothing is promised', () => {
  expect(remainingRange([], 50, 10)).toBeNull();
  expect(remainingRange([100], 50, 10)).toBeNull();
});

test('what remains lies between the quick and the slow of past jobs', () => {
  const range = remainingRange([60, 100, 200], 0, 0);

  expect(range?.[0]).toBeGreaterThanOrEqual(60);
  expect(range?.[1]).toBeLessThanOrEqual(200);
});

test('a job slower than all past ones widens its own range', () => {
  const [, high] = remainingRange([60, 60], 50, 300) ?? [0, 0];

  expect(high).toBe(300);
});

test('only successful jobs teach, and they teach their running time', () => {
  const jobs = [
    aJob({ status: 'completed', completedAt: at(42) }),
    aJob({ status: 'failed', completedAt: at(3) }),
    aJob({ status: 'processing' }),
  ];

  expect(pastSeconds(jobs)).toEqual([42]);
});
