import { useMutation } from '@tanstack/react-query';
import { useRef } from 'react';
import { ApiError } from '@/shared/api/client';
import type { ProcessName } from '@/shared/domain/collection';
import { startProcess } from './api/startProcess';

export const useProcessDocuments = (collectionId: string) => useStart(collectionId, 'document_processing');
export const useGenerateItems = (collectionId: string) => useStart(collectionId, 'item_generation');
export const useGenerateDeck = (collectionId: string) => useStart(collectionId, 'deck_generation');

/** Start a process. That another tab was quicker is no error: its job is the one that is shown. */
export function useStart(collectionId: string, process: ProcessName) {
  const key = useRef(crypto.randomUUID());
  return useMutation({
    mutationFn: async () => {
      try {
        await startProcess(collectionId, process, key.current);
      } catch (reason) {
        if (!(reason instanceof ApiError && reason.reason === 'ALREADY_PROCESSING')) throw reason;
      }
    },
    onSettled: () => {
      key.current = crypto.randomUUID();
    },
  });
}
