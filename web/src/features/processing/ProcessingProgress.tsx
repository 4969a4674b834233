import { Alert, Button, Card, Group, Progress, Stack, Text } from '@mantine/core';
import { IconClock, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { useJob, useJobEvents } from '@/shared/data/jobs';
import type { ProcessName, ProcessState } from '@/shared/domain/collection';
import { actionsFor, isActive, type JobAction } from '@/shared/domain/status';
import { dataOf } from '@/shared/firebase/live';
import { formatRange } from '@/shared/format';
import { strings } from '@/shared/strings';
import { Announcer } from '@/shared/ui/Announcer';
import { confirm } from '@/shared/ui/confirm';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { headlineOf, waitOf } from './headline';
import { JobDetails } from './JobDetails';
import { PhaseStepper } from './PhaseStepper';
import { PROCESSES } from './processes';
import { phaseTimes } from './timeline';
import { useControl } from './useControl';
import { useNow } from './useNow';
import { useRemaining } from './useRemaining';

const text = strings.processing;

interface Props {
  collectionId: string;
  process: ProcessName;
  state: ProcessState;
}

/** A running process: how far it is, how long it takes, why it waits, and what can be done about it. */
export function ProcessingProgress({ collectionId, process, state }: Props) {
  const now = useNow(isActive(state.status));
  const job = dataOf(useJob(state.jobId, state.status));
  const events = dataOf(useJobEvents(state.jobId, state.status)) ?? [];
  const control = useControl(collectionId, process);
  const elapsed = state.startedAt ? (now.getTime() - state.startedAt.getTime()) / 1000 : 0;
  const remaining = useRemaining(PROCESSES[process].pipeline, state.percentage, elapsed);
  const wait = job ? waitOf(job, now) : null;
  const headline = headlineOf(state, PROCESSES[process].noun, elapsed);

  return (
    <Card withBorder component="section" aria-label={text.title[process]}>
      <Stack gap="md">
        <Announcer
          message={
            state.status === 'processing'
              ? `${state.phase}/${state.totalPhases} ${state.phaseName}`
              : strings.status[state.status]
          }
        />
        <Stack gap={6}>
          <Group justify="space-between" gap="xs">
            <Text fw={600} data-testid="headline">
              {headline}
            </Text>
            {state.status === 'processing' && (
              <Text size="sm" c="dimmed">
                {remaining ? text.remaining(formatRange(remaining)) : text.estimating}
              </Text>
            )}
          </Group>
          <Progress
            value={state.percentage}
            animated={state.status === 'processing'}
            size="lg"
            aria-label={text.title[process]}
          />
          {job?.progress.message && state.status === 'processing' && (
            <Text size="sm" c="dimmed">
              {job.progress.message}
            </Text>
          )}
        </Stack>
        {wait && (
          <Alert color="yellow" icon={<IconClock aria-hidden />}>
            {wait}
          </Alert>
        )}
        <Actions
          status={state.status}
          pending={control.isPending ? control.variables : undefined}
          process={process}
          onAct={control.mutate}
        />
        {control.error && <ErrorNotice error={control.error} />}
        {job && (
          <PhaseStepper
            phases={phaseTimes(job, events, now)}
            progress={job.progress}
            isWaiting={state.status !== 'processing'}
          />
        )}
        {job && <JobDetails job={job} events={events} />}
        <Text size="xs" c="dimmed">
          {text.mayLeave}
        </Text>
      </Stack>
    </Card>
  );
}

interface ActionProps {
  status: ProcessState['status'];
  process: ProcessName;
  pending: JobAction | undefined;
  onAct(action: JobAction): void;
}

function Actions({ status, process, pending, onAct }: ActionProps) {
  const allowed = actionsFor(status);
  return (
    <Group gap="sm">
      {allowed.includes('pause') && (
        <Button
          variant="default"
          leftSection={<IconPlayerPause size={16} aria-hidden />}
          loading={pending === 'pause'}
          onClick={() => onAct('pause')}
        >
          {text.pause}
        </Button>
      )}
      {allowed.includes('resume') && (
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          loading={pending === 'resume'}
          onClick={() => onAct('resume')}
        >
          {text.resume}
        </Button>
      )}
      {allowed.includes('cancel') && (
        <Button
          color="red"
          variant="outline"
          leftSection={<IconX size={16} aria-hidden />}
          loading={pending === 'cancel'}
          onClick={() =>
            confirm({
              title: text.cancel,
              text: text.cancelText[process],
              verb: text.cancel,
              onConfirm: () => onAct('cancel'),
            })
          }
        >
          {text.cancel}
        </Button>
      )}
    </Group>
  );
}
