import { Anchor, Container, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconStackPop } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { JobActions } from '@/features/jobs/JobActions';
import { JobSummary } from '@/features/jobs/JobSummary';
import { PhaseStepper } from '@/features/processing/PhaseStepper';
import { phaseTimes } from '@/features/processing/timeline';
import { useNow } from '@/features/processing/useNow';
import { useJob, useJobEvents } from '@/shared/data/jobs';
import type { Job } from '@/shared/domain/job';
import { isActive } from '@/shared/domain/status';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { Announcer } from '@/shared/ui/Announcer';
import { EmptyState } from '@/shared/ui/EmptyState';
import { EventLog } from '@/shared/ui/EventLog';
import { LiveGate } from '@/shared/ui/LiveGate';

const text = strings.jobs;
const DEPTHS = ['summary', 'timeline', 'log'] as const;

export default function JobPage() {
  const { jobId = '' } = useParams();
  // Followed for as long as the page is open: a retry from elsewhere is seen here, too.
  return (
    <LiveGate live={useJob(jobId, 'processing')}>
      {(job) =>
        job ? <Found job={job} /> : <EmptyState icon={<IconStackPop />} title={text.gone} hint={text.goneHint} />
      }
    </LiveGate>
  );
}

/** One job in three depths; which one stands in the address. */
function Found({ job }: { job: Job }) {
  const [parameters, setParameters] = useSearchParams();
  const depth = DEPTHS.find((one) => one === parameters.get('depth')) ?? 'summary';
  const now = useNow(isActive(job.status));
  const events = dataOf(useJobEvents(job.id, job.status)) ?? [];
  const name = text.one(text.pipelines[job.pipeline] ?? job.pipeline);
  return (
    <Container size="md" py="lg">
      <title>{`${name} · ${strings.name}`}</title>
      <Announcer message={strings.status[job.status]} />
      <Stack gap="md">
        <div>
          <Text size="sm">
            <Anchor component={Link} to="/jobs">
              {text.title}
            </Anchor>
          </Text>
          <Title order={1} size="h2">
            {name}
          </Title>
        </div>
        <Group justify="space-between">
          <SegmentedControl
            aria-label={text.depth}
            value={depth}
            onChange={(value) => setParameters({ depth: value }, { replace: true })}
            data={DEPTHS.map((value) => ({ value, label: text.depths[value] }))}
          />
          {job.collectionId && (
            <Anchor component={Link} to={`/collections/${job.collectionId}`} size="sm">
              {text.collection}
            </Anchor>
          )}
        </Group>
        <JobActions job={job} />
        {depth === 'summary' && <JobSummary job={job} />}
        {depth === 'timeline' && (
          <PhaseStepper
            phases={phaseTimes(job, events, now)}
            progress={job.progress}
            isWaiting={job.status !== 'processing'}
          />
        )}
        {depth === 'log' && <EventLog events={events} phases={job.phases} />}
      </Stack>
    </Container>
  );
}
