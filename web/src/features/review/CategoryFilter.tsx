import { Group, Select } from '@mantine/core';
import { useMemo } from 'react';
import { strings } from '@/shared/strings';
import { categoriesOf } from './categories';
import type { Entry } from './entries';
import { RenameCategory } from './RenameCategory';

const text = strings.review;
const ALL = 'all';

interface Props {
  entries: Entry[];
  /** Null for all, empty for the entries without one. */
  chosen: string | null;
  onChoose(category: string | null): void;
  onRename?: ((entries: Entry[], name: string) => void) | undefined;
}

/** Shows one category alone, and renames it. */
export function CategoryFilter({ entries, chosen, onChoose, onRename }: Props) {
  const data = useMemo(
    () => [
      { value: ALL, label: text.allCategories },
      ...categoriesOf(entries).map(({ name, count }) => ({
        value: nameToOption(name),
        label: text.category(name, count),
      })),
    ],
    [entries],
  );
  const members = entries.filter(({ category }) => category === chosen);
  return (
    <Group gap={4} wrap="nowrap">
      <Select
        aria-label={text.byCategory}
        data={data}
        value={chosen === null ? ALL : nameToOption(chosen)}
        onChange={(option) => onChoose(optionToName(option))}
        allowDeselect={false}
        w={190}
      />
      {chosen !== null && onRename && (
        <RenameCategory
          name={chosen}
          count={members.length}
          onRename={(name) => {
            onRename(members, name);
            onChoose(name);
          }}
        />
      )}
    </Group>
  );
}

// No name of a category, not even an empty one, may be taken for the choice of all.
const nameToOption = (name: string): string => `=${name}`;
const optionToName = (option: string | null): string | null => (option?.startsWith('=') ? option.slice(1) : null);
