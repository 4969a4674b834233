import { Card, List, Text, ThemeIcon, Title } from '@mantine/core';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import type { Collection } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';

const text = strings.items;

/** The printed totals of the order beside what the lines add up to; those that differ come first. */
export function OrderChecks({ collection: { poNumber, orderChecks, orderNotes } }: { collection: Collection }) {
  const wrong = orderChecks.filter(({ agrees }) => !agrees);
  const right = orderChecks.length - wrong.length;
  if (orderChecks.length === 0 && orderNotes.length === 0) return null;
  return (
    <Card withBorder component="section">
      <Title order={2} size="h5" mb="xs">
        {text.order(poNumber)}
      </Title>
      <List size="sm" spacing={4}>
        {wrong.map((check) => (
          <List.Item key={`${check.what} ${check.printed}`} icon={<Sign agrees={false} />}>
            {text.differs(check.what, check.printed, check.computed)}
          </List.Item>
        ))}
        {right > 0 && <List.Item icon={<Sign agrees />}>{text.agree(right)}</List.Item>}
        {orderNotes.map((note) => (
          <List.Item key={note}>
            <Text span inherit c="dimmed">
              {note}
            </Text>
          </List.Item>
        ))}
      </List>
    </Card>
  );
}

function Sign({ agrees }: { agrees: boolean }) {
  return (
    <ThemeIcon size={20} radius="xl" variant="light" color={agrees ? 'green' : 'orange'} aria-hidden>
      {agrees ? <IconCheck size={13} /> : <IconAlertTriangle size={13} />}
    </ThemeIcon>
  );
}
