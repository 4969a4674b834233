import { Stack } from '@mantine/core';
import { IconPresentation } from '@tabler/icons-react';
import { DeckCard } from '@/features/deck/DeckCard';
import { ProcessingProgress } from '@/features/processing/ProcessingProgress';
import { ProcessOutcome } from '@/features/processing/ProcessOutcome';
import { StartProcess } from '@/features/processing/StartProcess';
import { useGenerateDeck } from '@/features/processing/useStart';
import { currentDeck, useDecks } from '@/shared/data/decks';
import { type Collection, canBeRetried } from '@/shared/domain/collection';
import { isActive } from '@/shared/domain/status';
import { strings } from '@/shared/strings';
import { EmptyState } from '@/shared/ui/EmptyState';
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
          <StartProcess
            label={text.generate}
            hint={text.ready}
            isSecond={Boolean(collection.published.deck_generation) || canBeRetried(state)}
            start={start}
          />
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
