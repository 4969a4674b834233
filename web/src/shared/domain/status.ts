/** The states of a job, and what may be done in each. */

export const STATUSES = [
  'pending',
  'processing',
  'retrying',
  'paused',
  'completed',
  'completed_with_issues',
  'failed',
  'cancelled',
] as const;
export type JobStatus = (typeof STATUSES)[number];
/** A process of a collection is `idle` while it has no job. */
export type ProcessStatus = JobStatus | 'idle';
export type JobAction = 'cancel' | 'pause' | 'resume' | 'retry';

const SUCCEEDED: ReadonlySet<ProcessStatus> = new Set(['completed', 'completed_with_issues']);
const ACTIVE: ReadonlySet<ProcessStatus> = new Set(['pending', 'processing', 'retrying', 'paused']);

export const isActive = (status: ProcessStatus): boolean => ACTIVE.has(status);
export const hasSucceeded = (status: ProcessStatus): boolean => SUCCEEDED.has(status);
/** Nothing changes any more unless the user acts. */
export const isFinal = (status: ProcessStatus): boolean => !ACTIVE.has(status);

/** What a user may do with a job, as the server's transitions allow it. */
export function actionsFor(status: ProcessStatus): JobAction[] {
  switch (status) {
    case 'pending':
    case 'processing':
    case 'retrying':
      return ['pause', 'cancel'];
    case 'paused':
      return ['resume', 'cancel'];
    case 'failed':
    case 'cancelled':
    case 'completed_with_issues':
      return ['retry'];
    default:
      return [];
  }
}

export function readStatus(value: unknown): ProcessStatus {
  return (STATUSES as readonly unknown[]).includes(value) ? (value as JobStatus) : 'idle';
}
