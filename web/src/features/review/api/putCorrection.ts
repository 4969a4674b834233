import { call, type Schemas, segment } from '@/shared/api/client';
import type { Fields } from '@/shared/domain/fields';

const AT_ONCE = 6;

/** Store all that the user has set right of one product, item or picture; no fields take the correction back. */
export const putCorrection = (collectionId: string, key: string, fields: Fields) =>
  call<Schemas['Correction']>(`/collections/${segment(collectionId)}/corrections/${segment(key)}`, {
    method: 'PUT',
    body: { fields },
  });

/** Store several, a few at a time. Rejects with the first failure, when none is on its way any more; those before it are stored. */
export async function putCorrections(collectionId: string, corrections: { key: string; fields: Fields }[]) {
  for (let start = 0; start < corrections.length; start += AT_ONCE) {
    const some = corrections.slice(start, start + AT_ONCE);
    const ends = await Promise.allSettled(some.map(({ key, fields }) => putCorrection(collectionId, key, fields)));
    const failed = ends.find((end) => end.status === 'rejected');
    if (failed) throw failed.reason;
  }
}
