import { Button, Stack, Text } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import { type DragEvent, useId, useRef, useState } from 'react';
import type { DocumentKind } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';
import classes from './DropZone.module.css';
import { accept } from './fileCheck';

const text = strings.uploads;

interface Props {
  kind: DocumentKind;
  disabled: boolean;
  onFiles(files: File[]): void;
  onRefused(reason: string): void;
}

/** Drop files or choose them; the button is the same for the keyboard. */
export function DropZone({ kind, disabled, onFiles, onRefused }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const hint = useId();
  const [isOver, setOver] = useState(false);

  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    if (disabled) return;
    const items = [...event.dataTransfer.items];
    const folder = items.find((item) => item.webkitGetAsEntry()?.isDirectory);
    if (folder) return onRefused(text.folder);
    const files = [...event.dataTransfer.files];
    if (files.length) onFiles(files);
    else onRefused(text.noFile);
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the mouse; the button inside does the same.
    <div
      className={classes.zone ?? ''}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(!disabled);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <Stack gap={6} align="center">
        <IconUpload size={22} aria-hidden />
        <Button
          variant="default"
          size="sm"
          disabled={disabled}
          aria-describedby={hint}
          onClick={() => input.current?.click()}
        >
          {text.choose[kind]}
        </Button>
        <Text size="xs" c="dimmed" ta="center" id={hint}>
          {text.limits[kind]}
        </Text>
      </Stack>
      <input
        ref={input}
        type="file"
        hidden
        multiple={kind === 'linesheet'}
        accept={accept(kind)}
        aria-label={text.choose[kind]}
        onChange={(event) => {
          const files = [...(event.currentTarget.files ?? [])];
          event.currentTarget.value = '';
          if (files.length) onFiles(files);
        }}
      />
    </div>
  );
}
