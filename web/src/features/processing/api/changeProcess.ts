import { call, type Schemas, segment } from '@/shared/api/client';
import type { ProcessName } from '@/shared/domain/collection';
import type { JobAction } from '@/shared/domain/status';
import { PROCESSES } from '../processes';

export const changeProcess = (collectionId: string, process: ProcessName, action: JobAction) =>
  call<Schemas['Job']>(`/collections/${segment(collectionId)}/${PROCESSES[process].path}/${action}`, {
    method: 'POST',
  });
