import { callForFile, segment } from '@/shared/api/client';
import type { DeckEdition, DeckFormat } from '@/shared/domain/deck';

export const fetchDeckFile = (collectionId: string, deckId: string, edition: DeckEdition, format: DeckFormat) =>
  callForFile(`/collections/${segment(collectionId)}/decks/${segment(deckId)}/files/${edition}.${format}`);
