import { useMemo } from 'react';
import { usePastJobs } from '@/shared/data/jobs';
import { useUser } from '@/shared/data/user';
import { dataOf } from '@/shared/firebase/live';
import { pastSeconds, remainingRange } from './eta';

/** The seconds that remain as a range, or null while there is nothing to learn from. */
export function useRemaining(pipeline: string, percentage: number, elapsedSeconds: number): [number, number] | null {
  const jobs = dataOf(usePastJobs(useUser().uid, pipeline));
  const past = useMemo(() => pastSeconds(jobs ?? []), [jobs]);
  return remainingRange(past, percentage, elapsedSeconds);
}
