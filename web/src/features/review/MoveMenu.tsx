import { ActionIcon, Popover, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@/shared/strings';
import type { Entry } from './entries';

const text = strings.review;
const LONGEST_LIST = 100;

interface Props {
  entries: Entry[];
  onMove(entry: Entry): void;
}

/** "Move to…": gives a picture to a product without a mouse. */
export function MoveMenu({ entries, onMove }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size="sm"
          aria-label={text.moveTo}
          title={text.moveTo}
          onClick={() => setOpen(!open)}
        >
          <IconArrowRight size={14} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Choice
          entries={entries}
          onMove={(entry) => {
            setOpen(false);
            onMove(entry);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Apart, so that the list of all products is only made for a menu that is open. */
function Choice({ entries, onMove }: Props) {
  return (
    <Select
      label={text.moveTo}
      searchable
      limit={LONGEST_LIST}
      w={280}
      comboboxProps={{ withinPortal: false }}
      data={entries.map(({ id, title, subtitle }) => ({
        value: id,
        label: subtitle ? `${title} (${subtitle})` : title,
      }))}
      onChange={(id) => {
        const entry = entries.find((one) => one.id === id);
        if (entry) onMove(entry);
      }}
    />
  );
}
