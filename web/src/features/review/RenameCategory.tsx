import { ActionIcon, Button, Popover, Stack, TextInput } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { strings } from '@/shared/strings';

const text = strings.review;

interface Props {
  name: string;
  /** How many products it has. */
  count: number;
  onRename(name: string): void;
}

/** Gives all products of a category another one. */
export function RenameCategory({ name, count, onRename }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <Popover opened={open} onChange={setOpen} trapFocus returnFocus withArrow>
      <Popover.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={text.renameCategory}
          title={text.renameCategory}
          onClick={() => setOpen(!open)}
        >
          <IconPencil size={16} aria-hidden />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <NewName
          name={name}
          count={count}
          onRename={(wanted) => {
            setOpen(false);
            onRename(wanted);
          }}
        />
      </Popover.Dropdown>
    </Popover>
  );
}

/** Apart, so that each opening begins with the present name. */
function NewName({ name, count, onRename }: Props) {
  const [typed, setTyped] = useState(name);
  const wanted = typed.trim();

  function save(event: FormEvent) {
    event.preventDefault();
    onRename(wanted);
  }

  return (
    <form onSubmit={save}>
      <Stack gap="xs" w={260}>
        <TextInput
          label={text.newCategory}
          description={text.renameHint}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          data-autofocus
        />
        <Button type="submit" size="xs" disabled={!wanted || wanted === name}>
          {text.rename(count)}
        </Button>
      </Stack>
    </form>
  );
}
