import { call, type Schemas, segment } from '@/shared/api/client';
import type { Fields } from '@/shared/domain/fields';

/** Store all that the user has set right of one product, item or picture; no fields take the correction back. */
export const putCorrection = (collectionId: string, key: string, fields: Fields) =>
  call<Schemas['Correction']>(`/collections/${segment(collectionId)}/corrections/${segment(key)}`, {
    method: 'PUT',
    body: { fields },
  });
