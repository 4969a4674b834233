import { useMutation } from '@tanstack/react-query';
import type { ProcessName } from '@/shared/domain/collection';
import type { JobAction } from '@/shared/domain/status';
import { changeProcess } from './api/changeProcess';

/** Cancel, pause, resume or retry; what comes of it arrives through the listener. */
export function useControl(collectionId: string, process: ProcessName) {
  return useMutation({ mutationFn: (action: JobAction) => changeProcess(collectionId, process, action) });
}

export function useCancelProcessing(collectionId: string, process: ProcessName) {
  const control = useControl(collectionId, process);
  return { ...control, cancel: () => control.mutate('cancel') };
}
