/** Jobs and logs to test with. */

import type { Job, JobEvent } from '@/shared/domain/job';
import { readJob } from '@/shared/domain/job';

export const at = (seconds: number): Date => new Date(Date.UTC(2027, 0, 1, 12, 0, seconds));

export const aJob = (given: Partial<Job> = {}): Job => ({
  ...readJob({
    id: 'job',
    data: {
      status: 'processing',
      phases: [
        { key: 'read', name: 'Reading', weight: 1 },
        { key: 'match', name: 'Matching', weight: 1 },
      ],
    },
  }),
  startedAt: at(0),
  ...given,
});

export const anEvent = (seconds: number, name: string, given: Partial<JobEvent> = {}): JobEvent => ({
  number: seconds,
  at: at(seconds),
  name,
  status: 'processing',
  phase: 'read',
  step: 0,
  attempt: 1,
  message: '',
  ...given,
});
