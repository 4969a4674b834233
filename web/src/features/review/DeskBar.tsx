import { ActionIcon, Button, Group, SegmentedControl, Switch, Text, TextInput, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconKeyboard, IconSearch } from '@tabler/icons-react';
import { strings } from '@/shared/strings';
import { CategoryFilter } from './CategoryFilter';
import type { Entry, Wanted } from './entries';
import type { Correcting } from './useCorrecting';
import type { Subject } from './useDesk';

const text = strings.review;

interface Props {
  subject: Subject;
  onSubject(subject: Subject): void;
  hasItems: boolean;
  wanted: Wanted;
  onWanted(wanted: Wanted): void;
  shown: number;
  /** All of them, whatever is shown. */
  entries: Entry[];
  onRename?: ((entries: Entry[], category: string) => void) | undefined;
  correcting: Correcting;
  onHelp(): void;
}

/** What is shown on the desk, undo and help. */
export function DeskBar(props: Props) {
  const { subject, onSubject, hasItems, wanted, onWanted, shown, entries, onRename, correcting, onHelp } = props;
  return (
    <Group gap="sm">
      {hasItems && (
        <SegmentedControl
          aria-label={text.title}
          value={subject}
          onChange={(value) => onSubject(value as Subject)}
          data={[
            { value: 'products', label: text.products },
            { value: 'items', label: text.items },
          ]}
        />
      )}
      <TextInput
        aria-label={text.search}
        placeholder={text.search}
        leftSection={<IconSearch size={16} aria-hidden />}
        value={wanted.search}
        onChange={(event) => onWanted({ ...wanted, search: event.currentTarget.value })}
        w={180}
      />
      <CategoryFilter
        entries={entries}
        chosen={wanted.category}
        onChoose={(category) => onWanted({ ...wanted, category })}
        onRename={onRename}
      />
      <Switch
        label={text.onlyFlagged}
        checked={wanted.onlyFlagged}
        onChange={(event) => onWanted({ ...wanted, onlyFlagged: event.currentTarget.checked })}
      />
      <Switch
        label={text.onlyWithoutPicture}
        checked={wanted.onlyWithoutPicture}
        onChange={(event) => onWanted({ ...wanted, onlyWithoutPicture: event.currentTarget.checked })}
      />
      <Text size="sm" c="dimmed" role="status">
        {text.shown(shown, entries.length)}
      </Text>
      <Group gap="xs" ml="auto">
        <Button
          variant="default"
          size="xs"
          leftSection={<IconArrowBackUp size={16} aria-hidden />}
          disabled={!correcting.canUndo}
          onClick={correcting.undo}
        >
          {text.undo}
        </Button>
        <Tooltip label={text.help}>
          <ActionIcon variant="default" size="md" aria-label={text.help} onClick={onHelp}>
            <IconKeyboard size={18} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Group>
    </Group>
  );
}
