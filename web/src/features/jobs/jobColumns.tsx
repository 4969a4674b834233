import { Anchor, Checkbox, Text } from '@mantine/core';
import { createColumnHelper } from '@tanstack/react-table';
import { Link } from 'react-router';
import type { Job } from '@/shared/domain/job';
import { formatDuration, formatMoment } from '@/shared/format';
import { strings } from '@/shared/strings';
import { StatusBadge } from '@/shared/ui/StatusBadge';

const text = strings.jobs;
const column = createColumnHelper<Job>();

/** `nameOf` gives a collection's name by id. */
export const jobColumns = (nameOf: ReadonlyMap<string, string>) => [
  column.display({
    id: 'select',
    size: 44,
    header: ({ table }) => (
      <Checkbox
        aria-label={text.selectAll}
        checked={table.getIsAllRowsSelected()}
        indeterminate={table.getIsSomeRowsSelected()}
        onChange={table.getToggleAllRowsSelectedHandler()}
      />
    ),
    cell: ({ row }) => (
      <Checkbox
        aria-label={text.select(row.id.slice(0, 8))}
        checked={row.getIsSelected()}
        onChange={row.getToggleSelectedHandler()}
      />
    ),
  }),
  column.accessor('pipeline', {
    header: text.pipeline,
    size: 120,
    cell: ({ row: { original: job } }) => (
      <Anchor component={Link} to={`/jobs/${job.id}`} size="sm">
        {text.pipelines[job.pipeline] ?? job.pipeline}
      </Anchor>
    ),
  }),
  column.accessor('status', {
    header: text.state,
    size: 170,
    cell: ({ getValue }) => <StatusBadge status={getValue()} />,
  }),
  column.accessor((job) => nameOf.get(job.collectionId ?? '') ?? '', {
    id: 'collection',
    header: text.collection,
    size: 200,
    cell: ({ row: { original: job }, getValue }) =>
      getValue() ? (
        <Anchor component={Link} to={`/collections/${job.collectionId}`} size="sm">
          {getValue()}
        </Anchor>
      ) : (
        '–'
      ),
  }),
  column.accessor((job) => job.progress.percentage, {
    id: 'progress',
    header: text.progress,
    size: 220,
    cell: ({ row: { original: job } }) => (
      <Text size="sm">
        {job.progress.percentage}% · {job.phases[Math.min(job.phase, job.phases.length - 1)]?.name}
      </Text>
    ),
  }),
  column.accessor((job) => job.createdAt?.getTime() ?? 0, {
    id: 'created',
    header: text.created,
    size: 170,
    cell: ({ row: { original: job } }) => formatMoment(job.createdAt),
  }),
  column.accessor(secondsOf, {
    id: 'took',
    header: text.took,
    size: 90,
    cell: ({ getValue }) => (getValue() ? formatDuration(getValue()) : '–'),
  }),
];

function secondsOf({ startedAt, completedAt }: Job): number {
  return startedAt && completedAt ? (completedAt.getTime() - startedAt.getTime()) / 1000 : 0;
}
