import { ActionIcon, Group, Input, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { strings } from '@/shared/strings';
import classes from './CategoryOrder.module.css';

const text = strings.deckSettings;

/** The order of categories; each moves up and down by buttons, so that the keyboard does as well as the mouse. */
export function CategoryOrder({ order, onChange }: { order: string[]; onChange: (order: string[]) => void }) {
  function move(index: number, by: number) {
    const next = [...order];
    const [moved] = next.splice(index, 1);
    if (moved !== undefined) next.splice(index + by, 0, moved);
    onChange(next);
  }

  return (
    <Input.Wrapper label={text.order} description={text.orderHint} labelElement="div">
      <ol className={classes.list}>
        {order.map((category, index) => (
          <li key={category}>
            <Group justify="space-between" wrap="nowrap" gap="xs">
              <Text size="sm">{category}</Text>
              <Group gap={4} wrap="nowrap">
                <ActionIcon
                  variant="default"
                  disabled={index === 0}
                  aria-label={text.up(category)}
                  onClick={() => move(index, -1)}
                >
                  <IconArrowUp size={16} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  variant="default"
                  disabled={index === order.length - 1}
                  aria-label={text.down(category)}
                  onClick={() => move(index, 1)}
                >
                  <IconArrowDown size={16} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
          </li>
        ))}
      </ol>
    </Input.Wrapper>
  );
}
