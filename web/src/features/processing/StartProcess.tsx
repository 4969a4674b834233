import { Button, Group, Text } from '@mantine/core';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useId } from 'react';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import type { useStart } from './useStart';

interface Props {
  label: string;
  /** What pressing it brings; or, when it cannot be pressed, what to do first. */
  hint: string;
  /** Other buttons of the page come first: there is a result already, or a retry. */
  isSecond: boolean;
  disabled?: boolean;
  start: ReturnType<typeof useStart>;
}

/** The button that starts a process, with a word about it, and what went wrong with it. */
export function StartProcess({ label, hint, isSecond, disabled = false, start }: Props) {
  const hintId = useId();
  return (
    <div>
      <Group gap="md">
        <Button
          leftSection={<IconPlayerPlay size={16} aria-hidden />}
          variant={isSecond ? 'default' : 'filled'}
          disabled={disabled}
          loading={start.isPending}
          aria-describedby={hintId}
          onClick={() => start.mutate()}
        >
          {label}
        </Button>
        <Text size="sm" c="dimmed" id={hintId} flex="1 1 220px">
          {hint}
        </Text>
      </Group>
      {start.error && <ErrorNotice error={start.error} />}
    </div>
  );
}
