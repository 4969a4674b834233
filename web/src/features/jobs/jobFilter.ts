/** The filter of the job list and its counts; pure. It stands in the address, so that a view can be kept and sent. */

import type { Job } from '@/shared/domain/job';
import { type JobStatus, STATUSES } from '@/shared/domain/status';

export interface JobFilter {
  status: JobStatus | 'all';
  pipeline: string | null;
}

export function readFilter(parameters: URLSearchParams): JobFilter {
  const status = STATUSES.find((one) => one === parameters.get('status'));
  return { status: status ?? 'all', pipeline: parameters.get('pipeline') };
}

export function writeFilter({ status, pipeline }: JobFilter): URLSearchParams {
  return new URLSearchParams({ ...(status !== 'all' && { status }), ...(pipeline && { pipeline }) });
}

export const filterJobs = (jobs: Job[], { status, pipeline }: JobFilter): Job[] =>
  jobs.filter((job) => (status === 'all' || job.status === status) && (!pipeline || job.pipeline === pipeline));

/** How many jobs there are in each state that has any. */
export function countByStatus(jobs: Job[]): [JobStatus, number][] {
  return STATUSES.map((status): [JobStatus, number] => [
    status,
    jobs.filter((job) => job.status === status).length,
  ]).filter(([, count]) => count > 0);
}

export const pipelinesOf = (jobs: Job[]): string[] => [...new Set(jobs.map(({ pipeline }) => pipeline))].sort();
