/** Items as rows of a sheet: a header, then one row per item. Text stays text and numbers stay numbers; pure. */

import type { Item } from '@/shared/domain/product';

export type Cell = string | number | null;

const HEADER = [
  'Style number',
  'SKU',
  'Name',
  'Colour',
  'Size',
  'Quantity',
  'Unit price',
  'Line total',
  'Currency',
  'Category',
  'Match',
  'Why',
  'Flags',
];

export function itemsToRows(items: Item[]): Cell[][] {
  return [
    HEADER,
    ...items.map((item) => [
      item.style_number,
      item.sku,
      item.name,
      item.color,
      item.size,
      item.quantity,
      amount(item.unit_price?.amount),
      amount(item.line_total?.amount),
      item.unit_price?.currency || item.line_total?.currency || '',
      item.category,
      item.match,
      item.matchReason,
      item.flags.join('; '),
    ]),
  ];
}

/** Decimal text as the number a sheet adds up; anything else stays as it is. */
function amount(text: string | undefined): Cell {
  if (!text) return null;
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

/** A file name that every system takes. */
export const fileName = (collection: string, ending: string): string =>
  `${
    collection
      .replace(/[^\p{L}\p{N} _-]+/gu, '')
      .trim()
      .slice(0, 80) || 'items'
  } items.${ending}`;
