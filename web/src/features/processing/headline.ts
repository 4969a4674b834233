/** The sentences that tell how far a process is; pure. */

import type { ProcessState } from '@/shared/domain/collection';
import type { Job } from '@/shared/domain/job';
import { formatClock, formatDuration } from '@/shared/format';
import { strings } from '@/shared/strings';

const text = strings.processing;

/** "Phase 4 of 6: Generating categories… 67% (2m 30s)". */
export function headlineOf(state: ProcessState, noun: 'Phase' | 'Step', elapsedSeconds: number): string {
  const place = `${noun} ${state.phase} of ${state.totalPhases}: ${state.phaseName}`;
  switch (state.status) {
    case 'pending':
      return text.queued;
    case 'paused':
      return `${text.paused} ${place}, ${state.percentage}%`;
    case 'processing':
    case 'retrying':
      return `${place}… ${state.percentage}% (${formatDuration(elapsedSeconds)})`;
    default:
      return strings.status[state.status];
  }
}

/** Why nothing runs at the moment, and until when; null when something does. */
export function waitOf(job: Job, now: Date): string | null {
  if (job.status === 'paused') return text.pausedHint;
  if (job.status !== 'retrying' || !job.waiting) return null;
  const { reason, until } = job.waiting;
  const why = reason.replace(/\.$/, '');
  return until && until > now ? text.waitingUntil(why, formatClock(until)) : text.waiting(why);
}
