/** What users have set right, laid over what was read. Corrections outlive every run: they are kept by identity, not by record. */

import { type Fields, fields, text, time } from '@/shared/domain/fields';
import { type Item, type Product, type ProductImage, readMoney } from '@/shared/domain/product';
import { useListing } from '@/shared/firebase/watch';

export interface Correction {
  key: string;
  fields: Fields;
  updatedAt: Date | null;
}
/** By key: that of a product or an item, or `imageKey` of a picture. */
export type Corrections = ReadonlyMap<string, Fields>;

export function useCorrections(collectionId: string) {
  return useListing<Correction>({ path: `collections/${collectionId}/corrections`, where: [] }, ({ data }) => ({
    key: text(data.key),
    fields: fields(data.fields),
    updatedAt: time(data.updated_at),
  }));
}

export const byKey = (found: Correction[] | undefined): Corrections =>
  new Map((found ?? []).map((correction) => [correction.key, correction.fields]));

/** How many there are and when the newest was made, as a deck remembers it. */
export const correctionsMark = (found: Correction[]): string =>
  `${found.length}/${Math.max(0, ...found.map(({ updatedAt }) => updatedAt?.getTime() ?? 0))}`;

/** The identity of a picture across runs. */
export const imageKey = (image: Pick<ProductImage, 'documentId' | 'key'>): string =>
  `image/${image.documentId}/${image.key}`;

const MONEY = new Set(['wholesale_price', 'retail_price', 'price', 'unit_price', 'line_total']);

/** The record with the user's values, and the user as their source. */
export function corrected<T extends Product | Item>(record: T, corrections: Corrections): T {
  const given = corrections.get(record.key);
  if (!given) return record;
  const evidence = { ...record.evidence };
  const values: Fields = {};
  for (const [name, value] of Object.entries(given)) {
    if (!(name in record)) continue;
    values[name] = MONEY.has(name) ? readMoney(value) : value;
    const place = evidence[name];
    evidence[name] = {
      page: null,
      bbox: null,
      sheet: null,
      cell: null,
      ...place,
      text: place?.text ?? '',
      confidence: 1,
      source: 'user',
    };
  }
  return { ...record, ...values, evidence };
}

/** The key of the product that a picture belongs to, the user's word first; null for none. */
export function productKeyOf(image: ProductImage, corrections: Corrections): string | null {
  const given = corrections.get(imageKey(image));
  if (given && 'product_key' in given) return text(given.product_key) || null;
  return image.match?.productKey ?? null;
}
