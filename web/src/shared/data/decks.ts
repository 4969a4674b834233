import { readDeck } from '@/shared/domain/deck';
import { useListing } from '@/shared/firebase/watch';

/** The decks of a collection, the newest first. */
export function useDecks(collectionId: string) {
  return useListing(
    { path: `collections/${collectionId}/decks`, where: [], orderBy: ['created_at', 'desc'] },
    readDeck,
  );
}
