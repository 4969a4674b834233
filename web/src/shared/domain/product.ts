/** Products, images and items as the pipelines publish them, with the evidence behind each field. */

import { type Fields, fields, list, number, numberOrNull, text, textOrNull, texts } from './fields';

/** (left, top, right, bottom) as fractions 0..1 of the page. */
export type Box = [number, number, number, number];
export type Source = 'rules' | 'ai' | 'user';
/** Decimal text, never a float; `currency` is an ISO 4217 code or "". */
export interface Money {
  amount: string;
  currency: string;
}
export interface Evidence {
  text: string;
  confidence: number;
  source: Source;
  page: number | null;
  bbox: Box | null;
  sheet: string | null;
  cell: string | null;
}
export interface Product {
  id: string;
  key: string;
  documentId: string;
  position: number;
  style_number: string;
  name: string;
  category: string;
  description: string;
  colors: string[];
  sizes: string[];
  wholesale_price: Money | null;
  retail_price: Money | null;
  price: Money | null;
  imageIds: string[];
  page: number | null;
  sheet: string | null;
  bbox: Box | null;
  evidence: Record<string, Evidence>;
  flags: string[];
}
export interface ProductImage {
  id: string;
  key: string;
  documentId: string;
  page: number | null;
  sheet: string | null;
  bbox: Box | null;
  width: number;
  height: number;
  isProduct: boolean;
  reason: string;
  match: { productId: string; productKey: string; score: number; reason: string } | null;
}
export type MatchBand = 'exact' | 'close' | 'none';
export interface Item {
  id: string;
  key: string;
  position: number;
  sku: string;
  style_number: string;
  name: string;
  color: string;
  size: string;
  quantity: number | null;
  unit_price: Money | null;
  line_total: Money | null;
  category: string;
  imageIds: string[];
  match: MatchBand;
  matchReason: string;
  documentId: string | null;
  sheet: string | null;
  page: number | null;
  row: number | null;
  evidence: Record<string, Evidence>;
  flags: string[];
}

export function readProduct(data: Fields): Product {
  return {
    id: text(data.id),
    key: text(data.key),
    documentId: text(data.document_id),
    position: number(data.position),
    style_number: text(data.style_number),
    name: text(data.name),
    category: text(data.category),
    description: text(data.description),
    colors: texts(data.colors),
    sizes: texts(data.sizes),
    wholesale_price: readMoney(data.wholesale_price),
    retail_price: readMoney(data.retail_price),
    price: readMoney(data.price),
    imageIds: texts(data.image_ids),
    page: numberOrNull(data.page),
    sheet: textOrNull(data.sheet),
    bbox: readBox(data.bbox),
    evidence: readEvidence(data.evidence),
    flags: texts(data.flags),
  };
}

export function readProductImage(data: Fields): ProductImage {
  const match = data.match ? fields(data.match) : null;
  return {
    id: text(data.id),
    key: text(data.key),
    documentId: text(data.document_id),
    page: numberOrNull(data.page),
    sheet: textOrNull(data.sheet),
    bbox: readBox(data.bbox),
    width: number(data.width),
    height: number(data.height),
    isProduct: data.is_product === true,
    reason: text(data.reason),
    match: match && {
      productId: text(match.product_id),
      productKey: text(match.product_key),
      score: number(match.score),
      reason: text(match.reason),
    },
  };
}

export function readItem(data: Fields): Item {
  const source = fields(data.source);
  return {
    id: text(data.id),
    key: text(data.key),
    position: number(data.position),
    sku: text(data.sku),
    style_number: text(data.style_number),
    name: text(data.name),
    color: text(data.color),
    size: text(data.size),
    quantity: numberOrNull(data.quantity),
    unit_price: readMoney(data.unit_price),
    line_total: readMoney(data.line_total),
    category: text(data.category),
    imageIds: texts(data.image_ids),
    match: data.match === 'exact' || data.match === 'close' ? data.match : 'none',
    matchReason: text(data.match_reason),
    documentId: textOrNull(source.document_id),
    sheet: textOrNull(source.sheet),
    page: numberOrNull(source.page),
    row: numberOrNull(source.row),
    evidence: readEvidence(data.evidence),
    flags: texts(data.flags),
  };
}

export function readMoney(value: unknown): Money | null {
  const { amount, currency } = fields(value);
  return text(amount) ? { amount: text(amount), currency: text(currency) } : null;
}

function readEvidence(value: unknown): Record<string, Evidence> {
  const entries = Object.entries(fields(value)).map(([name, one]): [string, Evidence] => {
    const given = fields(one);
    const source = given.source === 'ai' || given.source === 'user' ? given.source : 'rules';
    return [
      name,
      {
        text: text(given.text),
        confidence: number(given.confidence),
        source,
        page: numberOrNull(given.page),
        bbox: readBox(given.bbox),
        sheet: textOrNull(given.sheet),
        cell: textOrNull(given.cell),
      },
    ];
  });
  return Object.fromEntries(entries);
}

function readBox(value: unknown): Box | null {
  const [left, top, right, bottom] = list(value).map(numberOrNull);
  return left != null && top != null && right != null && bottom != null ? [left, top, right, bottom] : null;
}
