import { call, segment } from '@/shared/api/client';

export const deleteDocument = (collectionId: string, documentId: string) =>
  call<void>(`/collections/${segment(collectionId)}/documents/${segment(documentId)}`, { method: 'DELETE' });
