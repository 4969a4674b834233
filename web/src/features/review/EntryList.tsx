import { Text } from '@mantine/core';
import { IconFlag, IconPhotoOff } from '@tabler/icons-react';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { strings } from '@/shared/strings';
import classes from './EntryList.module.css';
import type { Entry } from './entries';
import { DRAGGED_IMAGE } from './ImageTray';

const text = strings.review;
const ROW_HEIGHT = 56;

interface Props {
  entries: Entry[];
  selected: Entry | undefined;
  onSelect(entry: Entry): void;
  /** A picture was dropped on an entry. */
  onDropImage?: ((entry: Entry, imageId: string) => void) | undefined;
}

/** The entries as a virtual listbox; pictures may be dropped on them. */
export function EntryList({ entries, selected, onSelect, onDropImage }: Props) {
  const viewport = useRef<HTMLDivElement>(null);
  const [over, setOver] = useState<string>();
  const virtual = useVirtualizer({
    count: entries.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 10,
  });
  const index = selected ? entries.findIndex(({ id }) => id === selected.id) : -1;
  useEffect(() => {
    if (index >= 0) virtual.scrollToIndex(index, { align: 'auto' });
  }, [index, virtual]);

  function move(by: number) {
    const next = entries[Math.min(Math.max(index + by, 0), entries.length - 1)];
    if (next) onSelect(next);
  }

  function drop(event: DragEvent, entry: Entry) {
    event.preventDefault();
    setOver(undefined);
    const imageId = event.dataTransfer.getData(DRAGGED_IMAGE);
    if (imageId) onDropImage?.(entry, imageId);
  }

  return (
    <div
      className={classes.viewport}
      ref={viewport}
      role="listbox"
      tabIndex={0}
      aria-label={text.list}
      aria-activedescendant={selected && `entry-${selected.id}`}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
        if (by === undefined) return;
        event.preventDefault();
        move(by);
      }}
    >
      <div style={{ height: virtual.getTotalSize(), position: 'relative' }} role="presentation">
        {virtual.getVirtualItems().map(({ index: place, start }) => {
          const entry = entries[place];
          if (!entry) return null;
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the listbox has the keys, as its pattern asks for.
            // biome-ignore lint/a11y/useFocusableInteractive: the listbox has the focus and names the active option.
            <div
              key={entry.id}
              id={`entry-${entry.id}`}
              role="option"
              aria-selected={entry.id === selected?.id}
              aria-setsize={entries.length}
              aria-posinset={place + 1}
              className={classes.entry}
              data-over={entry.id === over || undefined}
              style={{ transform: `translateY(${start}px)`, height: ROW_HEIGHT }}
              onClick={() => onSelect(entry)}
              onDragOver={(event) => {
                if (!onDropImage || !event.dataTransfer.types.includes(DRAGGED_IMAGE)) return;
                event.preventDefault();
                setOver(entry.id);
              }}
              onDragLeave={() => setOver(undefined)}
              onDrop={(event) => drop(event, entry)}
            >
              <div className={classes.words}>
                <Text size="sm" fw={550} truncate>
                  {entry.title}
                </Text>
                <Text size="xs" c="dimmed" truncate>
                  {entry.subtitle}
                </Text>
              </div>
              {entry.imageIds.length === 0 && <IconPhotoOff size={15} role="img" aria-label={strings.noPicture} />}
              {entry.flags.length > 0 && (
                <IconFlag size={15} role="img" aria-label={text.flagged(entry.flags.length)} />
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
