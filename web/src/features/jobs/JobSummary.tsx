import { Alert, Code, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconClock } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { Job } from '@/shared/domain/job';
import { isFinal } from '@/shared/domain/status';
import { formatClock, formatCost, formatMoment } from '@/shared/format';
import { strings } from '@/shared/strings';
import { StatusBadge } from '@/shared/ui/StatusBadge';

const text = strings.jobs;

/** A job in a dozen facts. */
export function JobSummary({ job }: { job: Job }) {
  const facts: [string, ReactNode][] = [
    [text.facts.state, <StatusBadge key="status" status={job.status} />],
    [text.facts.phase, job.phases[Math.min(job.phase, job.phases.length - 1)]?.name],
    [text.facts.progress, `${job.progress.percentage}%`],
    [text.facts.started, formatMoment(job.startedAt)],
    [text.facts.ended, formatMoment(job.completedAt)],
    [text.facts.attempt, job.attempt],
    [text.facts.issues, issuesOf(job)],
    [
      text.facts.cost,
      job.usage.calls
        ? `${formatCost(job.usage.costUsd)} · ${job.usage.calls}`
        : isFinal(job.status)
          ? strings.processing.noAi
          : strings.processing.noAiYet,
    ],
    [text.facts.id, <Code key="id">{job.id}</Code>],
    [text.facts.request, job.requestId ? <Code key="request">{job.requestId}</Code> : '–'],
  ];
  return (
    <>
      {job.error && (
        <Alert
          color="red"
          icon={<IconAlertTriangle aria-hidden />}
          title={strings.processing.failedIn(job.error.phase)}
          mb="sm"
        >
          <Text size="sm">{job.error.message}</Text>
          {job.error.details && <Text size="sm">{job.error.details}</Text>}
          <Code>{job.error.code}</Code>
        </Alert>
      )}
      {job.waiting && (
        <Alert color="yellow" icon={<IconClock aria-hidden />} mb="sm">
          {job.waiting.until
            ? strings.processing.waitingUntil(job.waiting.reason, formatClock(job.waiting.until))
            : job.waiting.reason}
        </Alert>
      )}
      <Table variant="vertical" withTableBorder layout="fixed">
        <Table.Tbody>
          {facts.map(([name, value]) => (
            <Table.Tr key={name}>
              <Table.Th w={170} scope="row">
                {name}
              </Table.Th>
              <Table.Td style={{ overflowWrap: 'anywhere' }}>{value}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </>
  );
}

function issuesOf({ issues }: Job): string {
  const told = Object.entries(issues).map(([kind, count]) => `${kind}: ${count}`);
  return told.join(', ') || text.noIssues;
}
