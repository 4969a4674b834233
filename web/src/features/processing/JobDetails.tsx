import { Group, Text, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import type { Job, JobEvent } from '@/shared/domain/job';
import { isFinal } from '@/shared/domain/status';
import { formatCost, formatCount } from '@/shared/format';
import { strings } from '@/shared/strings';
import { EventLog } from '@/shared/ui/EventLog';

const text = strings.processing;

/** Attempts, cost and the log of a job, for those who want to know. */
export function JobDetails({ job, events }: { job: Job; events: JobEvent[] }) {
  const [open, setOpen] = useState(false);
  const { calls, inputTokens, outputTokens, costUsd } = job.usage;
  return (
    <>
      <Group gap="md">
        <Text size="xs" c="dimmed">
          {calls === 0
            ? isFinal(job.status)
              ? text.noAi
              : text.noAiYet
            : text.cost(formatCost(costUsd), calls, formatCount(inputTokens + outputTokens))}
        </Text>
        <UnstyledButton fz="xs" td="underline" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? text.hideLog : text.showLog(events.length)}
        </UnstyledButton>
      </Group>
      {open && <EventLog events={events} phases={job.phases} />}
    </>
  );
}
