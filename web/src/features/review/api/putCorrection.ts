import { call, segment } from '@/shared/api/client';
import type { Fields } from '@/shared/domain/fields';

/** Store all that the user has set right of one product, item or picture; no fields take the correction back. */
export const putCorrection = (collectionId: string, key: string, fields: Fields) =>
  call<unknown>(`/collections/${segment(collectionId)}/corrections/${segment(key)}`, {
    method: 'PUT',
    body: { fields },
  });
