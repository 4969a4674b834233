import { ActionIcon, Popover, Select } from '@mantine/core';
import { IconArrowRight } from '@tabler/icons-react';
import { useState } from 'react';
import { strings } from '@/shared/strings';
import type { Entry } from './entries';

const text = strings.review;
const LONGEST_LIST = 100;

/** "Move to…": gives a picture to a product without a mouse. */
export function MoveMenu({ entries, onMove }: { entries: Entry[]; onMove: (entry: Entry) => void }) {
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
            setOpen(false);
            if (entry) onMove(entry);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}
