import { ActionIcon, Box, Group, Text, TextInput } from '@mantine/core';
import { IconPencil, IconUser } from '@tabler/icons-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { strings } from '@/shared/strings';
import { certaintyOf } from './confidence';
import type { Field, FieldValue } from './entries';
import classes from './FieldRow.module.css';
import { textToValue, valueToText } from './fieldText';

const text = strings.review;
const DOTS = { sure: '●●●', check: '●●○', unsure: '●○○' };

interface Props {
  field: Field;
  isActive: boolean;
  isEditing: boolean;
  onActivate(): void;
  onEdit(editing: boolean): void;
  onChange(value: FieldValue): void;
}

/** One field: its value, how sure it is and who read it; edited in place. */
export function FieldRow({ field, isActive, isEditing, onActivate, onEdit, onChange }: Props) {
  const row = useRef<HTMLDivElement>(null);
  const button = useRef<HTMLButtonElement>(null);
  const wasEditing = useRef(false);
  useEffect(() => {
    if (!isActive) return;
    row.current?.scrollIntoView({ block: 'nearest' });
    if (document.activeElement?.matches('[data-field]')) button.current?.focus({ preventScroll: true });
  }, [isActive]);
  useEffect(() => {
    // Whoever edits by keyboard goes on from the field; a click elsewhere has taken the focus there.
    if (wasEditing.current && !isEditing && document.activeElement === document.body) button.current?.focus();
    wasEditing.current = isEditing;
  }, [isEditing]);
  const shown = valueToText(field.kind, field.value);
  return (
    <Box ref={row} className={classes.row ?? ''} data-active={isActive || undefined}>
      {isEditing ? (
        <Editor field={field} onEnd={() => onEdit(false)} onChange={onChange} />
      ) : (
        <Group wrap="nowrap" gap="xs" align="start">
          <button
            type="button"
            ref={button}
            data-field
            className={classes.value}
            aria-pressed={isActive}
            onClick={onActivate}
            onDoubleClick={() => onEdit(true)}
          >
            <span className={classes.label}>{field.label}</span>
            <span className={classes.shown} data-empty={!shown || undefined}>
              {shown || text.blank}
            </span>
            <Trust field={field} />
          </button>
          <ActionIcon variant="subtle" color="gray" aria-label={text.edit(field.label)} onClick={() => onEdit(true)}>
            <IconPencil size={16} aria-hidden />
          </ActionIcon>
        </Group>
      )}
    </Box>
  );
}

function Trust({ field: { evidence } }: { field: Field }) {
  if (!evidence) return null;
  if (evidence.source === 'user') {
    return (
      <span className={classes.trust}>
        <IconUser size={12} aria-hidden /> {text.byYou}
      </span>
    );
  }
  const certainty = certaintyOf(evidence.confidence);
  return (
    <span className={classes.trust} data-certainty={certainty}>
      <span aria-hidden>{DOTS[certainty]}</span> {text.certainty[certainty]}
      {evidence.source === 'ai' && ` · ${text.byAi}`}
      {evidence.text && ` · “${evidence.text}”`}
    </span>
  );
}

interface EditorProps {
  field: Field;
  onEnd(): void;
  onChange(value: FieldValue): void;
}

function Editor({ field, onEnd, onChange }: EditorProps) {
  const before = valueToText(field.kind, field.value);
  const [typed, setTyped] = useState(before);
  const [fault, setFault] = useState<string>();
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => input.current?.select(), []);

  function save() {
    if (typed.trim() !== before) {
      const { value, fault: found } = textToValue(field.kind, typed, field.value);
      if (found !== undefined) return setFault(found);
      onChange(value ?? null);
    }
    onEnd();
  }

  function press(event: KeyboardEvent) {
    if (event.key === 'Enter') {
      event.preventDefault();
      save();
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onEnd();
    }
  }

  return (
    <>
      <TextInput
        label={field.label}
        description={field.kind === 'list' ? text.listHint : undefined}
        value={typed}
        error={fault}
        ref={input}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onKeyDown={press}
        onBlur={save}
      />
      <Text size="xs" c="dimmed">
        {text.editHint}
      </Text>
    </>
  );
}
