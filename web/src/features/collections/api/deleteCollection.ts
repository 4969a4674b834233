import { call, segment } from '@/shared/api/client';

export const deleteCollection = (collectionId: string) =>
  call<void>(`/collections/${segment(collectionId)}`, { method: 'DELETE' });
