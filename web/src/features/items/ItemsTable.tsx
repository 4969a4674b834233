import { Group, Loader, SegmentedControl, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { getCoreRowModel, getSortedRowModel, type SortingState, useReactTable } from '@tanstack/react-table';
import { useDeferredValue, useMemo, useState } from 'react';
import { byKey, corrected, useCorrections } from '@/shared/data/corrections';
import type { Results } from '@/shared/data/results';
import type { Item } from '@/shared/domain/product';
import { dataOf } from '@/shared/firebase/live';
import { formatCount } from '@/shared/format';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { VirtualTable } from '@/shared/ui/VirtualTable';
import { itemColumns } from './columns';
import { ExportMenu } from './ExportMenu';
import { EVERYTHING, type Selection, select } from './selection';

const text = strings.items;
const ROW_HEIGHT = 54;

interface Props {
  collectionId: string;
  collectionName: string;
  results: Results<Item>;
}

export function ItemsTable({ collectionId, collectionName, results }: Props) {
  const [selection, setSelection] = useState<Selection>(EVERYTHING);
  const [sorting, setSorting] = useState<SortingState>([]);
  const wanted = useDeferredValue(selection);
  const found = dataOf(useCorrections(collectionId));
  const items = useMemo(() => {
    const corrections = byKey(found);
    return results.rows.map((item) => corrected(item, corrections)).sort((a, b) => a.position - b.position);
  }, [results.rows, found]);
  const shown = useMemo(() => select(items, wanted), [items, wanted]);
  const columns = useMemo(() => itemColumns(collectionId), [collectionId]);
  const table = useReactTable({
    data: shown,
    columns,
    state: { sorting },
    onSortingChange: setSorting,
    getRowId: (item) => item.id,
    getCoreRowModel: getCoreRowModel(),
    getSortedRowModel: getSortedRowModel(),
  });

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <TextInput
          aria-label={text.search}
          placeholder={text.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={selection.search}
          onChange={(event) => setSelection({ ...selection, search: event.currentTarget.value })}
          flex="1 1 200px"
          maw={320}
        />
        <SegmentedControl
          aria-label={text.columns.match}
          value={selection.band}
          onChange={(band) => setSelection({ ...selection, band: band as Selection['band'] })}
          data={(['all', 'exact', 'close', 'none'] as const).map((value) => ({ value, label: text.bands[value] }))}
        />
        <Switch
          label={text.onlyFlagged}
          checked={selection.onlyFlagged}
          onChange={(event) => setSelection({ ...selection, onlyFlagged: event.currentTarget.checked })}
        />
        <ExportMenu
          items={table.getRowModel().rows.map(({ original }) => original)}
          collectionName={collectionName}
          disabled={!results.isComplete}
        />
      </Group>
      <Group gap="xs" role="status">
        <Text size="sm" c="dimmed">
          {text.shown(formatCount(shown.length), formatCount(items.length))}
        </Text>
        {!results.isComplete && !results.error && <Loader size="xs" aria-hidden />}
      </Group>
      {results.error && <ErrorNotice error={results.error} onRetry={results.retry} />}
      {shown.length > 0 ? (
        <VirtualTable table={table} label={text.title} rowHeight={ROW_HEIGHT} />
      ) : (
        results.isComplete && <Text c="dimmed">{text.noneShown}</Text>
      )}
    </Stack>
  );
}
