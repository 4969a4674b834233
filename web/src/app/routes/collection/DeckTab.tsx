import { Button, Group, Stack, Text } from '@mantine/core';
import { IconPlayerPlay, IconPresentation } from '@tabler/icons-react';
import { DeckCard } from '@/features/deck/DeckCard';
import { ProcessingProgress } from '@/features/processing/ProcessingProgress';
import { ProcessOutcome } from '@/features/processing/ProcessOutcome';
import { useGenerateDeck } from '@/features/processing/useStart';
import { currentDeck, useDecks } from '@/shared/data/decks';
import type { Collection } from '@/shared/domain/collection';
import { isActive } from '@/shared/domain/status';
import { strings } from '@/shared/strings';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { LiveGate } from '@/shared/ui/LiveGate';

const text = strings.deck;

/** Generate Deck, and the decks: the essential one stands here while the complete one is made. */
export default function DeckTab({ collection }: { collection: Collection }) {
  const state = collection.processes.deck_generation;
  const decks = useDecks(collection.id);
  const start = useGenerateDeck(collection.id);
  const isRunning = isActive(state.status);
  return (
    <Stack gap="lg">
      {isRunning ? (
        <ProcessingProgress collectionId={collection.id} process="deck_generation" state={state} />
      ) : (
        <>
          <ProcessOutcome collectionId={collection.id} process="deck_generation" state={state} />
          <Group gap="md">
            <Button
              leftSection={<IconPlayerPlay size={16} aria-hidden />}
              loading={start.isPending}
              onClick={() => start.mutate()}
            >
              {text.generate}
            </Button>
            <Text size="sm" c="dimmed" flex="1 1 220px">
              {text.ready}
            </Text>
          </Group>
          {start.error && <ErrorNotice error={start.error} />}
        </>
      )}
      <LiveGate live={decks}>
        {(found) => {
          const deck = currentDeck(found, collection);
          if (deck) return <DeckCard key={deck.id} collection={collection} deck={deck} />;
          return !isRunning && <EmptyState icon={<IconPresentation />} title={text.empty} hint={text.emptyHint} />;
        }}
      </LiveGate>
    </Stack>
  );
}
