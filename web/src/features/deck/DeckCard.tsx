import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconDownload } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import type { Collection } from '@/shared/domain/collection';
import type { Deck, DeckFormat } from '@/shared/domain/deck';
import { download } from '@/shared/download';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { toast } from '@/shared/ui/toast';
import { fetchDeckFile } from './api/fetchDeckFile';
import classes from './DeckCard.module.css';
import { SlidePicture } from './SlidePicture';
import { useIsStale } from './useIsStale';

const text = strings.deck;

const FORMATS: DeckFormat[] = ['pptx', 'pdf'];

/** A deck to look at and to download: the complete one, or the essential one until that is there. */
export function DeckCard({ collection, deck }: { collection: Collection; deck: Deck }) {
  const isStale = useIsStale(deck, collection);
  return (
    <Card withBorder component="article">
      <Stack gap="sm">
        <Group justify="space-between">
          <Group gap="xs">
            <Title order={2} size="h4">
              {text[deck.edition]}
            </Title>
            {isStale && (
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
            {deck.slides < deck.totalSlides ? text.of(deck.slides, deck.totalSlides) : text.slides(deck.slides)}
          </Text>
        </Group>
        {isStale && <Text size="sm">{text.staleHint}</Text>}
        {deck.edition === 'essential' && (
          <Text size="sm" c="dimmed">
            {text.essentialHint}
          </Text>
        )}
        <Downloads collection={collection} deck={deck} />
        {deck.pictures > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
          <section className={classes.slides} tabIndex={0} aria-label={text.slides(deck.pictures)}>
            {Array.from({ length: deck.pictures }, (_, index) => index + 1).map((number) => (
              <SlidePicture key={number} collectionId={collection.id} deckId={deck.id} number={number} />
            ))}
          </section>
        )}
      </Stack>
    </Card>
  );
}

function Downloads({ collection, deck }: { collection: Collection; deck: Deck }) {
  const fetching = useMutation({
    mutationFn: async (format: DeckFormat) => {
      const file = await fetchDeckFile(collection.id, deck.id, deck.edition, format);
      const name = `${deck.title.replace(/[\\/:*?"<>|]/g, '').trim() || 'deck'}.${format}`;
      download(name, file, file.type);
      toast(text.downloaded(name));
    },
  });
  return (
    <>
      <Group gap="sm">
        {FORMATS.map((format) => (
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
