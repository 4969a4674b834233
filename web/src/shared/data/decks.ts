import type { Collection } from '@/shared/domain/collection';
import { type Deck, readDeck } from '@/shared/domain/deck';
import { isActive } from '@/shared/domain/status';
import { useListing } from '@/shared/firebase/watch';

/** The decks of a collection: the published one, and the one that is being made. */
export function useDecks(collectionId: string) {
  return useListing({ path: `collections/${collectionId}/decks`, where: [] }, readDeck);
}

/** The deck to show: that of the running job as soon as it has one, else the published one. */
export function currentDeck(decks: Deck[], { processes, published }: Collection): Deck | undefined {
  const { status, jobId } = processes.deck_generation;
  // A retry of a job publishes under the job's id and a number.
  const isOfJob = (deck: Deck) => jobId !== null && (deck.jobId === jobId || deck.jobId.startsWith(`${jobId}.`));
  const running = isActive(status) ? decks.find(isOfJob) : undefined;
  return running ?? decks.find((deck) => deck.jobId === published.deck_generation);
}
