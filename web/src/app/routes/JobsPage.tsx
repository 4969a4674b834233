import { Container, Stack, Title } from '@mantine/core';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { JobTable } from '@/features/jobs/JobTable';
import { readFilter, writeFilter } from '@/features/jobs/jobFilter';
import { useCollections } from '@/shared/data/collections';
import { useRecentJobs } from '@/shared/data/jobs';
import { useUser } from '@/shared/data/user';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { LiveGate } from '@/shared/ui/LiveGate';

export default function JobsPage() {
  const { uid } = useUser();
  const [parameters, setParameters] = useSearchParams();
  const collections = dataOf(useCollections(uid));
  const names = useMemo(() => new Map((collections ?? []).map(({ id, name }) => [id, name])), [collections]);
  const filter = useMemo(() => readFilter(parameters), [parameters]);
  return (
    <Container size="xl" py="lg">
      <title>{`${strings.jobs.title} · ${strings.name}`}</title>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {strings.jobs.title}
        </Title>
        <LiveGate live={useRecentJobs(uid)}>
          {(jobs) => (
            <JobTable
              jobs={jobs}
              filter={filter}
              onFilter={(next) => setParameters(writeFilter(next), { replace: true })}
              collectionNames={names}
            />
          )}
        </LiveGate>
      </Stack>
    </Container>
  );
}
