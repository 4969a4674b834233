import { call, type Schemas, segment } from '@/shared/api/client';
import type { ProcessName } from '@/shared/domain/collection';
import { PROCESSES } from '../processes';

/** Start a process of a collection. A second start while it runs is refused with ALREADY_PROCESSING. */
export const startProcess = (collectionId: string, process: ProcessName, idempotencyKey: string) =>
  call<Schemas['Job']>(`/collections/${segment(collectionId)}/${PROCESSES[process].path}`, {
    method: 'POST',
    body: {},
    idempotencyKey,
  });
