import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Collection } from '@/shared/domain/collection';
import type { Deck, DeckEdition, DeckFiles, DeckFormat } from '@/shared/domain/deck';
import { download } from '@/shared/download';
import { formatMoment } from '@/shared/format';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { toast } from '@/shared/ui/toast';
import { fetchDeckFile } from './api/fetchDeckFile';
import classes from './DeckCard.module.css';
import { SlidePicture } from './SlidePicture';
import { isStale } from './staleness';

const text = strings.deck;

/** A deck to look at and to download: the complete one, or the essential one until that is there. */
export function DeckCard({ collection, deck }: { collection: Collection; deck: Deck }) {
  const edition: DeckEdition = deck.complete ? 'complete' : 'essential';
  const files = deck[edition];
  if (!files) return null;
  const stale = isStale(deck, collection);
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            <Title order={2} size="h4">
              {text[edition]}
            </Title>
            {stale && (
              <Badge
                color="yellow"
                variant="outline"
                tt="none"
                leftSection={<IconAlertTriangle size={13} aria-hidden />}
              >
                {text.stale}
              </Badge>
            )}
          </Group>
          <Text size="xs" c="dimmed">
            {text.made(formatMoment(deck.createdAt))} · {text.slides(files.slideCount)}
          </Text>
        </Group>
        {stale && <Text size="sm">{text.staleHint}</Text>}
        {edition === 'essential' && (
          <Text size="sm" c="dimmed">
            {text.essentialHint}
          </Text>
        )}
        <Downloads collection={collection} deck={deck} edition={edition} files={files} />
        <div className={classes.slides}>
          {Array.from({ length: files.slideCount }, (_, index) => index + 1).map((number) => (
            <SlidePicture key={number} collectionId={collection.id} deckId={deck.id} number={number} />
          ))}
        </div>
      </Stack>
    </Card>
  );
}

interface DownloadProps {
  collection: Collection;
  deck: Deck;
  edition: DeckEdition;
  files: DeckFiles;
}

function Downloads({ collection, deck, edition, files }: DownloadProps) {
  const fetching = useMutation({
    mutationFn: async (format: DeckFormat) => {
      const file = await fetchDeckFile(collection.id, deck.id, edition, format);
      const name = `${collection.name.replace(/[\\/:*?"<>|]/g, '').trim() || 'deck'}.${format}`;
      download(name, file, file.type);
      toast(text.downloaded(name));
    },
  });
  return (
    <>
      <Group gap="sm">
        {files.formats.map((format) => (
          <Button
            key={format}
            variant={format === 'pptx' ? 'filled' : 'default'}
            leftSection={<IconDownload size={16} aria-hidden />}
            loading={fetching.isPending && fetching.variables === format}
            onClick={() => fetching.mutate(format)}
          >
            {text.formats[format]}
          </Button>
        ))}
      </Group>
      {fetching.error && <ErrorNotice error={fetching.error} />}
    </>
  );
}
