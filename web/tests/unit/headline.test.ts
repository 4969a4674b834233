import { expect, test } from 'vitest';
import { headlineOf, waitOf } from '@/features/processing/headline';
import { readProcess } from '@/shared/domain/collection';
import { aJob, at } from './jobs';

const running = readProcess({
  status: 'processing',
  current_phase: 'Generating categories',
  progress: { phase: 4, total_phases: 6, percentage: 67 },
});

test('the headline tells phase, percentage and elapsed time', () => {
  expect(headlineOf(running, 'Phase', 150)).toBe('Phase 4 of 6: Generating categories… 67% (2m 30s)');
});

test('a process in steps reads the same', () => {
  const steps = readProcess({
    status: 'processing',
    current_step: 'Enriching from linesheet',
    progress: { step: 5, total_steps: 7, percentage: 71 },
  });

  expect(headlineOf(steps, 'Step', 5)).toBe('Step 5 of 7: Enriching from linesheet… 71% (5s)');
});

test('a pending job is shown as queued, never as processing', () => {
  expect(headlineOf({ ...running, status: 'pending' }, 'Phase', 0)).toMatch(/^Queued/);
});

test('a wait names its reason and its end', () => {
  const job = aJob({ status: 'retrying', waiting: { reason: 'The AI service is busy.', until: at(3600) } });

  expect(waitOf(job, at(0))).toMatch(/^Waiting until .+: The AI service is busy\. It goes on by itself\.$/);
});
