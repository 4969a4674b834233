/** What a job's log says about each phase: how long it worked and waited, and how often it was tried; pure. */

import type { Job, JobEvent, PhaseInfo } from '@/shared/domain/job';
import { isFinal } from '@/shared/domain/status';

export type PhaseState = 'ahead' | 'active' | 'done' | 'failed';
export interface PhaseTime extends PhaseInfo {
  state: PhaseState;
  workedSeconds: number;
  waitedSeconds: number;
  attempts: number;
}

const RETRIED = new Set(['retry', 'retry_failed_units']);
const TRIED_AGAIN = new Set(['back_off', 'take_over']);

/** One entry per phase in running order. `events` in the order of their numbers; `now` closes the last interval of a live job. */
export function phaseTimes(job: Job, events: JobEvent[], now: Date): PhaseTime[] {
  const times = job.phases.map(
    (phase, index): PhaseTime => ({
      ...phase,
      state: stateOf(job, index),
      workedSeconds: 0,
      waitedSeconds: 0,
      attempts: index <= job.phase && job.startedAt ? 1 : 0,
    }),
  );
  const indexOf = new Map(times.map(({ key }, index) => [key, index]));
  events.forEach((event, position) => {
    const index = indexOf.get(event.phase);
    const time = index === undefined ? undefined : times[index];
    if (index === undefined || !time) return;
    if (RETRIED.has(event.name)) {
      for (const later of times.slice(index)) Object.assign(later, { workedSeconds: 0, waitedSeconds: 0 });
    }
    if (TRIED_AGAIN.has(event.name)) time.attempts += 1;
    if (isFinal(event.status) || !event.at) return;
    const end = events[position + 1]?.at ?? (isFinal(job.status) ? event.at : now);
    const seconds = Math.max(0, (end.getTime() - event.at.getTime()) / 1000);
    if (event.status === 'processing') time.workedSeconds += seconds;
    else time.waitedSeconds += seconds;
  });
  return times;
}

function stateOf(job: Job, index: number): PhaseState {
  if (index < job.phase || job.status === 'completed' || job.status === 'completed_with_issues') return 'done';
  if (index > job.phase) return 'ahead';
  return job.status === 'failed' ? 'failed' : 'active';
}
