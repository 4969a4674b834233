/** Live jobs and their logs. Listeners of a job detach when it is final; a retry of the job attaches new ones. */

import { type Job, readJob, readJobEvent } from '@/shared/domain/job';
import { isActive, isFinal, type ProcessStatus } from '@/shared/domain/status';
import { useDocument, useListing } from '@/shared/firebase/watch';

const RECENT = 200;
const PAST = 30;

/** `status` is that which the collection shows: a feed that has ended is replaced when the job runs again. */
export function useJob(jobId: string | null, status?: ProcessStatus) {
  const reopened = status !== undefined && isActive(status);
  return useDocument(
    jobId && `jobs/${jobId}`,
    readJob,
    (job) => !reopened && job !== null && isFinal(job.status),
    reopened ? 'active' : 'final',
  );
}

export function useJobEvents(jobId: string | null, status: ProcessStatus) {
  const ended = isFinal(status);
  return useListing(
    jobId === null ? null : { path: `jobs/${jobId}/events`, where: [], orderBy: ['__name__', 'asc'] },
    readJobEvent,
    () => ended,
    ended ? 'final' : 'active',
  );
}

/** The user's recent jobs, the newest first. */
export function useRecentJobs(uid: string) {
  return useListing<Job>(
    { path: 'jobs', where: [['owner_uid', '==', uid]], orderBy: ['created_at', 'desc'], limit: RECENT },
    readJob,
  );
}

/** The last jobs of a pipeline, to learn from how long they took; read once. */
export function usePastJobs(uid: string, pipeline: string | null) {
  return useListing<Job>(
    pipeline === null
      ? null
      : {
          path: 'jobs',
          where: [
            ['owner_uid', '==', uid],
            ['pipeline', '==', pipeline],
          ],
          orderBy: ['created_at', 'desc'],
          limit: PAST,
        },
    readJob,
    () => true,
  );
}
