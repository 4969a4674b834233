/** The processes of a collection: how each is named, started and followed. */

import type { ProcessName } from '@/shared/domain/collection';

interface Process {
  /** Below /api/collections/{id}. */
  path: string;
  pipeline: string;
  noun: 'Phase' | 'Step';
}

export const PROCESSES: Record<ProcessName, Process> = {
  document_processing: { path: 'documents/process', pipeline: 'documents', noun: 'Phase' },
  item_generation: { path: 'items/generate', pipeline: 'items', noun: 'Step' },
  deck_generation: { path: 'deck/generate', pipeline: 'deck', noun: 'Step' },
};
