import { useCollection } from '@/shared/data/collections';
import { type ProcessName, type ProcessState, readProcess } from '@/shared/domain/collection';
import { isActive } from '@/shared/domain/status';
import { dataOf } from '@/shared/firebase/live';

export interface ProcessingStatus {
  documentProcessing: ProcessState;
  itemGeneration: ProcessState;
  deckGeneration: ProcessState;
  /** Whether anything runs, so that the status is still going to change by itself. */
  isRunning: boolean;
  isLoading: boolean;
  fromCache: boolean;
}

const IDLE = readProcess({});

/** The processes of a collection as they are now, pushed by Firestore. It is the page's one listener on the collection. */
export function useProcessingStatus(collectionId: string): ProcessingStatus {
  const live = useCollection(collectionId);
  const states: Partial<Record<ProcessName, ProcessState>> = dataOf(live)?.processes ?? {};
  return {
    documentProcessing: states.document_processing ?? IDLE,
    itemGeneration: states.item_generation ?? IDLE,
    deckGeneration: states.deck_generation ?? IDLE,
    isRunning: Object.values(states).some(({ status }) => isActive(status)),
    isLoading: live.status === 'loading',
    fromCache: live.status === 'success' && live.fromCache,
  };
}
