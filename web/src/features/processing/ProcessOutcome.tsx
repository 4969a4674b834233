import { Alert, Button, Code, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconBan, IconCheck, IconRefresh } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useJob, useJobEvents } from '@/shared/data/jobs';
import { canBeRetried, type ProcessName, type ProcessState } from '@/shared/domain/collection';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { Announcer } from '@/shared/ui/Announcer';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { JobDetails } from './JobDetails';
import { useControl } from './useControl';

const text = strings.processing;

interface Props {
  collectionId: string;
  process: ProcessName;
  state: ProcessState;
  /** What a success has brought, and the way on. */
  children?: ReactNode;
}

/** How a process has ended: done, done in part, failed, or cancelled; with the way back in. */
export function ProcessOutcome({ collectionId, process, state, children }: Props) {
  const job = dataOf(useJob(state.jobId, state.status)) ?? undefined;
  const events = dataOf(useJobEvents(state.jobId, state.status)) ?? [];
  const control = useControl(collectionId, process);
  const retry = (label: string) => (
    <Button
      variant={canBeRetried(state) ? 'filled' : 'default'}
      leftSection={<IconRefresh size={16} aria-hidden />}
      loading={control.isPending}
      onClick={() => control.mutate('retry')}
    >
      {label}
    </Button>
  );
  return (
    <Stack gap="sm">
      <Announcer message={state.status === 'idle' ? '' : strings.status[state.status]} />
      {(state.status === 'completed' || state.status === 'completed_with_issues') && (
        <Alert color="green" icon={<IconCheck aria-hidden />} title={text.done[process]}>
          {children}
        </Alert>
      )}
      {state.status === 'completed_with_issues' && (
        <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} title={strings.status.completed_with_issues}>
          <Stack gap="sm" align="start">
            <Text size="sm">{text.issues(job?.issues.failed ?? 0, job?.issues.fallback ?? 0)}</Text>
            {retry(text.retryFailed)}
          </Stack>
        </Alert>
      )}
      {state.status === 'failed' && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={text.failedIn(state.error?.phase ?? '')}
          role="alert"
        >
          <Stack gap="sm" align="start">
            <Text size="sm">{state.error?.message}</Text>
            {state.error?.details && <Text size="sm">{state.error.details}</Text>}
            {job?.error && <Code>{strings.errors.reference(job.error.code, job.requestId)}</Code>}
            <Text size="sm">{text.kept}</Text>
            {retry(text.retry)}
          </Stack>
        </Alert>
      )}
      {(state.status === 'cancelled' || state.wasCancelled) && (
        <Alert color="gray" icon={<IconBan aria-hidden />} title={text.cancelled}>
          <Stack gap="sm" align="start">
            <Text size="sm">{state.status === 'cancelled' ? text.cleaning : text.cancelledHint}</Text>
            {state.wasCancelled && retry(text.retry)}
          </Stack>
        </Alert>
      )}
      {control.error && <ErrorNotice error={control.error} />}
      {job && (
        <Group>
          <JobDetails job={job} events={events} />
        </Group>
      )}
    </Stack>
  );
}
