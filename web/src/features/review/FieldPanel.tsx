import { Stack, Text, Title } from '@mantine/core';
import { strings } from '@/shared/strings';
import { Flags } from '@/shared/ui/Flags';
import { FieldRow } from './FieldRow';
import { ImageTray } from './ImageTray';
import type { Desk } from './useDesk';
import type { Selected } from './useSelection';

const text = strings.review;

interface Props {
  collectionId: string;
  desk: Desk;
  selected: Selected;
  canMove: boolean;
}

/** The fields of the selected entry, and its pictures. */
export function FieldPanel({ collectionId, desk, selected, canMove }: Props) {
  const { entry, field, isEditing } = selected;
  if (!entry) return null;
  const pictures = desk.images.filter(({ id }) => entry.imageIds.includes(id));
  return (
    <Stack gap="xs" component="section" aria-label={entry.title}>
      <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
        {entry.title}
      </Title>
      <Flags flags={entry.flags} />
      <div key={entry.id}>
        {entry.fields.map((one) => (
          <FieldRow
            key={one.name}
            field={one}
            isActive={one.name === field?.name}
            isEditing={isEditing && one.name === field?.name}
            onActivate={() => selected.focus(one.name)}
            onEdit={(editing) => selected.edit(editing, one.name)}
            onChange={(value) => desk.correcting.set(entry.key, { [one.name]: value })}
          />
        ))}
      </div>
      {canMove && (
        <ImageTray
          title={text.pictures}
          collectionId={collectionId}
          images={pictures}
          entries={desk.entries}
          onMove={desk.move}
          onRelease={(image) => desk.move(image, null)}
        />
      )}
      <Text size="xs" c="dimmed">
        {text.kept}
      </Text>
    </Stack>
  );
}
