/** What the desk goes through one by one: a product or an order line, with its fields in the order in which people check them. */

import type { Box, Evidence, Item, Money, Product } from '@/shared/domain/product';
import { strings } from '@/shared/strings';

export type FieldKind = 'text' | 'list' | 'money' | 'number';
export type FieldValue = string | string[] | Money | number | null;
export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  value: FieldValue;
  evidence: Evidence | undefined;
}
export interface Entry {
  id: string;
  key: string;
  title: string;
  subtitle: string;
  category: string;
  documentId: string | null;
  page: number | null;
  sheet: string | null;
  /** The card or row it was read from. */
  area: Box | null;
  imageIds: string[];
  flags: string[];
  fields: Field[];
}

const PRODUCT_FIELDS: [keyof Product & string, FieldKind][] = [
  ['style_number', 'text'],
  ['name', 'text'],
  ['category', 'text'],
  ['colors', 'list'],
  ['sizes', 'list'],
  ['wholesale_price', 'money'],
  ['retail_price', 'money'],
  ['price', 'money'],
  ['description', 'text'],
];
const ITEM_FIELDS: [keyof Item & string, FieldKind][] = [
  ['style_number', 'text'],
  ['name', 'text'],
  ['color', 'text'],
  ['size', 'text'],
  ['quantity', 'number'],
  ['unit_price', 'money'],
  ['line_total', 'money'],
  ['category', 'text'],
];

export function productToEntry(product: Product, imageIds: string[]): Entry {
  // A sheet that names its prices has no third one.
  const named = product.wholesale_price ?? product.retail_price;
  const shown = PRODUCT_FIELDS.filter(([name]) => name !== 'price' || (product.price !== null && !named));
  return {
    ...product,
    title: product.name || product.style_number || strings.review.nameless,
    subtitle: [product.style_number, product.colors.join(', ')].filter(Boolean).join(' · '),
    area: product.bbox,
    imageIds,
    fields: shown.map(([name, kind]) => field(name, kind, product[name] as FieldValue, product.evidence)),
  };
}

export function itemToEntry(item: Item): Entry {
  return {
    ...item,
    title: item.name || item.style_number || item.sku || strings.review.nameless,
    subtitle: [item.style_number || item.sku, item.color, item.size].filter(Boolean).join(' · '),
    area: null,
    fields: ITEM_FIELDS.map(([name, kind]) => field(name, kind, item[name] as FieldValue, item.evidence)),
  };
}

function field(name: string, kind: FieldKind, value: FieldValue, evidence: Record<string, Evidence>): Field {
  return { name, kind, value, label: strings.fields[name] ?? name, evidence: evidence[name] };
}

export interface Wanted {
  search: string;
  /** Null for all, empty for the entries without one. */
  category: string | null;
  onlyFlagged: boolean;
  onlyWithoutPicture: boolean;
}

export function filterEntries(entries: Entry[], wanted: Wanted): Entry[] {
  const { search, category, onlyFlagged, onlyWithoutPicture } = wanted;
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter(
    (entry) =>
      (category === null || entry.category === category) &&
      (!onlyFlagged || entry.flags.length > 0) &&
      (!onlyWithoutPicture || entry.imageIds.length === 0) &&
      words.every((word) => `${entry.title} ${entry.subtitle} ${entry.category}`.toLowerCase().includes(word)),
  );
}
