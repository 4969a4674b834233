import {
  Button,
  Card,
  Group,
  Input,
  SegmentedControl,
  type SegmentedControlProps,
  Stack,
  Switch,
  Text,
  TextInput,
} from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useId, useState } from 'react';
import { COVERS, type Collection, type Cover, type DeckSettings } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { toast } from '@/shared/ui/toast';
import { saveDeckSettings } from './api/saveDeckSettings';
import { CategoryOrder } from './CategoryOrder';

const text = strings.deckSettings;
const COLUMNS = ['2', '3', '4'];
const SHOWN = ['showWholesale', 'showRetail', 'showQuantities'] as const;
const LONGEST_TITLE = 200;

/** How the deck shall look. What is not yet saved stands in the form; what others save meanwhile does not disturb it. */
export function DeckSettingsForm({ collection }: { collection: Collection }) {
  const [draft, setDraft] = useState<DeckSettings>();
  const settings = draft ?? collection.deckSettings;
  const change = (part: Partial<DeckSettings>) => setDraft({ ...settings, ...part });
  const saving = useMutation({
    mutationFn: () => saveDeckSettings(collection.id, { ...settings, title: settings.title.trim() }),
    onSuccess: () => {
      setDraft(undefined);
      toast(text.saved);
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    saving.mutate();
  }

  return (
    <Card withBorder component="form" onSubmit={submit} maw={640}>
      <Stack>
        <TextInput
          label={text.title}
          required
          maxLength={LONGEST_TITLE}
          value={settings.title}
          onChange={(event) => change({ title: event.currentTarget.value })}
        />
        <TextInput
          label={text.subtitle}
          maxLength={LONGEST_TITLE}
          value={settings.subtitle}
          onChange={(event) => change({ subtitle: event.currentTarget.value })}
        />
        <Choice
          label={text.cover}
          data={COVERS.map((value) => ({ value, label: text.covers[value] }))}
          value={settings.cover}
          onChange={(cover) => change({ cover: cover as Cover })}
        />
        <Choice
          label={text.columns}
          data={COLUMNS}
          value={String(settings.columns)}
          onChange={(columns) => change({ columns: Number(columns) })}
        />
        <Input.Wrapper label={text.shown} labelElement="div">
          <Stack gap="xs" mt={6}>
            {SHOWN.map((name) => (
              <Switch
                key={name}
                label={text[name]}
                checked={settings[name]}
                onChange={(event) => change({ [name]: event.currentTarget.checked })}
              />
            ))}
          </Stack>
        </Input.Wrapper>
        {settings.categoryOrder.length > 1 && (
          <CategoryOrder order={settings.categoryOrder} onChange={(categoryOrder) => change({ categoryOrder })} />
        )}
        {saving.error && <ErrorNotice error={saving.error} />}
        <Group>
          <Button type="submit" disabled={!draft} loading={saving.isPending}>
            {text.save}
          </Button>
          <Button variant="default" disabled={!draft} onClick={() => setDraft(undefined)}>
            {text.reset}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Choice({ label, ...control }: SegmentedControlProps & { label: string }) {
  const id = useId();
  return (
    <Stack gap={4}>
      <Text size="sm" fw={500} id={id}>
        {label}
      </Text>
      <SegmentedControl aria-labelledby={id} {...control} />
    </Stack>
  );
}
