/** How long a job is going to take, learned from past ones; pure. */

import type { Job } from '@/shared/domain/job';
import { hasSucceeded } from '@/shared/domain/status';

/** Fewer past jobs than this teach nothing. */
const ENOUGH = 2;
const PACE_FROM_PERCENTAGE = 15;

/** Seconds that past successful jobs ran, the shortest first. */
export function pastSeconds(jobs: Job[]): number[] {
  return jobs
    .filter((job) => hasSucceeded(job.status) && job.startedAt && job.completedAt)
    .map((job) => ((job.completedAt?.getTime() ?? 0) - (job.startedAt?.getTime() ?? 0)) / 1000)
    .sort((a, b) => a - b);
}

/**
 * What remains, in seconds, from the quick to the slow of past jobs, widened to this job's own pace once it shows one. Null until
 * there is something to learn from.
 */
export function remainingRange(past: number[], percentage: number, elapsedSeconds: number): [number, number] | null {
  if (past.length < ENOUGH) return null;
  const left = 1 - Math.min(Math.max(percentage, 0), 99) / 100;
  let low = quantile(past, 0.2) * left;
  let high = quantile(past, 0.8) * left;
  if (percentage >= PACE_FROM_PERCENTAGE) {
    const pace = (elapsedSeconds / (percentage / 100)) * left;
    low = Math.min(low, pace);
    high = Math.max(high, pace);
  }
  return [low, Math.max(high, low * 1.2)];
}

/** Linear between the neighbours; `sorted` is not empty. */
export function quantile(sorted: number[], fraction: number): number {
  const place = (sorted.length - 1) * fraction;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}
