import { Badge, Group } from '@mantine/core';
import { IconFlag } from '@tabler/icons-react';

/** What somebody should look at, in the words of the readers. */
export function Flags({ flags }: { flags: string[] }) {
  return (
    <Group gap={4}>
      {flags.map((flag) => (
        <Badge
          key={flag}
          variant="outline"
          color="orange"
          tt="none"
          fw={500}
          leftSection={<IconFlag size={12} aria-hidden />}
          style={{ height: 'auto', whiteSpace: 'normal' }}
        >
          {flag}
        </Badge>
      ))}
    </Group>
  );
}
