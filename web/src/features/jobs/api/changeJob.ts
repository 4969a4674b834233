import { call, type Schemas, segment } from '@/shared/api/client';
import type { JobAction } from '@/shared/domain/status';

/** Cancel, pause, resume or retry a job by its id. */
export const changeJob = (jobId: string, action: JobAction) =>
  call<Schemas['Job']>(`/jobs/${segment(jobId)}/${action}`, { method: 'POST' });
