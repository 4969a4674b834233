import { Table, Text, UnstyledButton } from '@mantine/core';
import { strings } from '@/shared/strings';
import type { Entry } from './entries';

const text = strings.review;

interface Props {
  entry: Entry;
  activeField: string | null;
  onField(name: string): void;
}

/** Where in a workbook the fields were read: a sheet has cells, and no pages to show. */
export function SheetView({ entry, activeField, onField }: Props) {
  const read = entry.fields.filter(({ evidence }) => evidence?.sheet || evidence?.cell);
  if (read.length === 0) return <Text c="dimmed">{text.noPlace}</Text>;
  return (
    <Table withTableBorder withColumnBorders aria-label={text.sheet(entry.sheet ?? '')}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text.cell}</Table.Th>
          <Table.Th>{text.stands}</Table.Th>
          <Table.Th>{text.readAs}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {read.map(({ name, label, evidence }) => (
          <Table.Tr key={name} bg={name === activeField ? 'var(--mantine-primary-color-light)' : 'transparent'}>
            <Table.Td style={{ whiteSpace: 'nowrap' }}>
              <UnstyledButton fz="sm" td="underline" aria-pressed={name === activeField} onClick={() => onField(name)}>
                {[evidence?.sheet, evidence?.cell].filter(Boolean).join(' ! ')}
              </UnstyledButton>
            </Table.Td>
            <Table.Td>{evidence?.text}</Table.Td>
            <Table.Td>{label}</Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  );
}
