import { Button, Group, SegmentedControl, Select, Stack, Text } from '@mantine/core';
import { IconStack2 } from '@tabler/icons-react';
import {
  getCoreRowModel,
  getSortedRowModel,
  type RowSelectionState,
  type SortingState,
  useReactTable,
} from '@tanstack/react-table';
import { useCallback, useMemo, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Job } from '@/shared/domain/job';
import { strings } from '@/shared/strings';
import { confirm } from '@/shared/ui/confirm';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { VirtualTable } from '@/shared/ui/VirtualTable';
import { jobColumns } from './jobColumns';
import { countByStatus, filterJobs, type JobFilter, pipelinesOf } from './jobFilter';
import { useBulk } from './useBulk';

const text = strings.jobs;
const ROW_HEIGHT = 46;

interface Props {
  jobs: Job[];
  filter: JobFilter;
  onFilter(filter: JobFilter): void;
  collectionNames: ReadonlyMap<string, string>;
}

/** All jobs of the user, by state, with bulk cancel and retry. */
export function JobTable({ jobs, filter, onFilter, collectionNames }: Props) {
  const navigate = useNavigate();
  const [sorting, setSorting] = useState<SortingState>([]);
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const shown = useMemo(() => filterJobs(jobs, filter), [jobs, filter]);
  const columns = useMemo(() => jobColumns(collectionNames), [collectionNames]);
  const table = useReactTable({
    data: shown,
    columns,
    state: { sorting, rowSelection },
    onSortingChange: setSorting,
    onRowSelectionChange: setRowSelection,
    getRowId: (job) => job.id,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });
  const open = useCallback((job: Job) => void navigate(`/jobs/${job.id}`), [navigate]);
  const selected = shown.filter((job) => rowSelection[job.id]);
  if (jobs.length === 0) return <EmptyState icon={<IconStack2 />} title={text.none} hint={text.noneHint} />;
  return (
    <Stack gap="sm">
      <Filters jobs={jobs} filter={filter} onFilter={onFilter} />
      <Bulk selected={selected} onDone={() => setRowSelection({})} />
      {shown.length > 0 ? (
        <VirtualTable table={table} label={text.title} rowHeight={ROW_HEIGHT} onOpen={open} />
      ) : (
        <Text c="dimmed">{text.noneShown}</Text>
      )}
    </Stack>
  );
}

function Filters({ jobs, filter, onFilter }: Pick<Props, 'jobs' | 'filter' | 'onFilter'>) {
  const states = countByStatus(jobs).map(([value, count]) => ({ value, label: `${strings.status[value]} ${count}` }));
  const isKnown = filter.status === 'all' || states.some(({ value }) => value === filter.status);
  const gone =
    isKnown || filter.status === 'all' ? [] : [{ value: filter.status, label: `${strings.status[filter.status]} 0` }];
  return (
    <Group gap="sm">
      <SegmentedControl
        aria-label={text.filter}
        style={{ flexWrap: 'wrap' }}
        value={filter.status}
        onChange={(status) => onFilter({ ...filter, status: status as JobFilter['status'] })}
        data={[{ value: 'all', label: `${text.all} ${jobs.length}` }, ...states, ...gone]}
      />
      <Select
        aria-label={text.pipeline}
        placeholder={text.pipeline}
        clearable
        w={160}
        value={filter.pipeline}
        onChange={(pipeline) => onFilter({ ...filter, pipeline })}
        data={pipelinesOf(jobs).map((value) => ({ value, label: text.pipelines[value] ?? value }))}
      />
    </Group>
  );
}

function Bulk({ selected, onDone }: { selected: Job[]; onDone: () => void }) {
  const bulk = useBulk(selected, onDone);
  const [cancellable, retryable] = [bulk.countOf('cancel'), bulk.countOf('retry')];
  return (
    <Group gap="sm" mih={36}>
      <Text size="sm" c="dimmed" role="status">
        {selected.length > 0 && text.selected(selected.length)}
      </Text>
      {cancellable > 0 && (
        <Button
          size="xs"
          color="red"
          variant="outline"
          loading={bulk.isPending}
          onClick={() =>
            confirm({
              title: text.cancel,
              text: text.cancelText(cancellable),
              verb: text.cancel,
              onConfirm: () => bulk.mutate('cancel'),
            })
          }
        >
          {text.cancel} ({cancellable})
        </Button>
      )}
      {retryable > 0 && (
        <Button size="xs" variant="default" loading={bulk.isPending} onClick={() => bulk.mutate('retry')}>
          {text.retry} ({retryable})
        </Button>
      )}
      {bulk.error && <ErrorNotice error={bulk.error} />}
    </Group>
  );
}
