import { useMutation } from '@tanstack/react-query';
import type { Job } from '@/shared/domain/job';
import { actionsFor } from '@/shared/domain/status';
import { strings } from '@/shared/strings';
import { toast } from '@/shared/ui/toast';
import { changeJob } from './api/changeJob';

const text = strings.jobs;
type BulkAction = keyof typeof text.done;

/** The same for several jobs; one that refuses does not stop the others. */
export function useBulk(jobs: Job[], onDone: () => void) {
  const allowed = (action: BulkAction) => jobs.filter((job) => actionsFor(job.status).includes(action));
  const bulk = useMutation({
    mutationFn: async (action: BulkAction) => {
      const answers = await Promise.allSettled(allowed(action).map((job) => changeJob(job.id, action)));
      const refused = answers.filter((answer): answer is PromiseRejectedResult => answer.status === 'rejected');
      const done = answers.length - refused.length;
      if (done) toast(text.done[action](done));
      const first = refused[0]?.reason as Error | undefined;
      if (first) throw new Error(text.failed(refused.length, first.message));
    },
    onSettled: onDone,
  });
  return { ...bulk, countOf: (action: BulkAction) => allowed(action).length };
}
