import { ScrollArea, Table } from '@mantine/core';
import type { JobEvent, PhaseInfo } from '@/shared/domain/job';
import { formatMoment } from '@/shared/format';
import { strings } from '@/shared/strings';

const text = strings.log;

/** Everything that has happened to a job, the newest first. */
export function EventLog({ events, phases }: { events: JobEvent[]; phases: PhaseInfo[] }) {
  const nameOf = new Map(phases.map(({ key, name }) => [key, name]));
  return (
    <ScrollArea.Autosize
      mah={320}
      type="auto"
      viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': text.title }}
    >
      <Table fz="xs" striped stickyHeader miw={560}>
        <Table.Thead>
          <Table.Tr>
            {[text.at, text.what, text.phase, text.status, text.message].map((head) => (
              <Table.Th key={head}>{head}</Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {events.toReversed().map((event) => (
            <Table.Tr key={event.number}>
              <Table.Td style={{ whiteSpace: 'nowrap' }}>{formatMoment(event.at)}</Table.Td>
              <Table.Td>{text.events[event.name] ?? event.name}</Table.Td>
              <Table.Td>{nameOf.get(event.phase) ?? event.phase}</Table.Td>
              <Table.Td>{strings.status[event.status]}</Table.Td>
              <Table.Td>{event.message}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </ScrollArea.Autosize>
  );
}
