import { call, type Schemas, segment } from '@/shared/api/client';

/** Say that all bytes are in the bucket; the server checks the file and takes it, or throws it away and says why. */
export const completeUpload = (collectionId: string, documentId: string) =>
  call<Schemas['Document']>(`/collections/${segment(collectionId)}/documents/${segment(documentId)}/complete`, {
    method: 'POST',
    body: {},
  });
