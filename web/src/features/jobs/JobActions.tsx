import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { Job } from '@/shared/domain/job';
import { actionsFor, type JobAction } from '@/shared/domain/status';
import { strings } from '@/shared/strings';
import { confirm } from '@/shared/ui/confirm';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { changeJob } from './api/changeJob';

const text = strings.jobs;

/** What may be done with a job in its state. */
export function JobActions({ job }: { job: Job }) {
  const change = useMutation({ mutationFn: (action: JobAction) => changeJob(job.id, action) });
  function act(action: JobAction) {
    if (action !== 'cancel') return change.mutate(action);
    confirm({
      title: text.actions.cancel,
      text: text.cancelOne,
      verb: text.actions.cancel,
      onConfirm: () => change.mutate(action),
    });
  }
  return (
    <>
      <Group gap="sm">
        {actionsFor(job.status).map((action) => (
          <Button
            key={action}
            variant={action === 'cancel' ? 'outline' : 'default'}
            {...(action === 'cancel' && { color: 'red' })}
            loading={change.isPending && change.variables === action}
            onClick={() => act(action)}
          >
            {text.actions[action]}
          </Button>
        ))}
      </Group>
      {change.error && <ErrorNotice error={change.error} />}
    </>
  );
}
