import type { Collection } from '@/shared/domain/collection';
import type { Deck } from '@/shared/domain/deck';

/** Whether products, items or settings have changed since the deck was made; pure. */
export function isStale(
  deck: Deck,
  { published, deckSettingsKey }: Pick<Collection, 'published' | 'deckSettingsKey'>,
): boolean {
  const { documents, items, settings } = deck.madeFrom;
  return (
    documents !== published.document_processing || items !== published.item_generation || settings !== deckSettingsKey
  );
}
