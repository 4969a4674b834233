import { useState } from 'react';
import type { Entry, Field } from './entries';

export interface Selected {
  entry: Entry | undefined;
  field: Field | undefined;
  isEditing: boolean;
  select(entry: Entry): void;
  focus(name: string): void;
  /** Begin or end to edit a field, by default the one at hand. */
  edit(editing: boolean, name?: string): void;
  /** To the entry `by` places away. */
  step(by: number): void;
  nextField(): void;
}

/** The entry and the field at hand. An entry that a filter hides gives way to the first that is shown. */
export function useSelection(entries: Entry[]): Selected {
  const [entryId, setEntryId] = useState<string>();
  const [fieldName, setFieldName] = useState<string | null>(null);
  const [isEditing, setEditing] = useState(false);
  const index = Math.max(
    entries.findIndex(({ id }) => id === entryId),
    0,
  );
  const entry = entries[index];
  const field = entry?.fields.find(({ name }) => name === fieldName);

  function select(next: Entry) {
    setEntryId(next.id);
    setEditing(false);
  }
  function focus(name: string) {
    setFieldName(name);
    setEditing(false);
  }
  return {
    entry,
    field,
    isEditing,
    select,
    focus,
    edit(editing, name = field?.name ?? entry?.fields[0]?.name) {
      setFieldName(name ?? null);
      setEditing(editing);
    },
    step(by) {
      const next = entries[Math.min(Math.max(index + by, 0), entries.length - 1)];
      if (next) select(next);
    },
    nextField() {
      const at = entry?.fields.findIndex(({ name }) => name === fieldName) ?? -1;
      const next = entry?.fields[(at + 1) % entry.fields.length];
      if (next) focus(next.name);
    },
  };
}
