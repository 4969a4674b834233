import { expect, test } from 'vitest';
import { pictureFinder, withoutProduct } from '@/features/review/pictures';
import type { Corrections } from '@/shared/data/corrections';
import type { ProductImage } from '@/shared/domain/product';

const anImage = (id: string, productKey: string | null): ProductImage => ({
  id,
  key: id,
  documentId: 'd',
  page: 1,
  sheet: null,
  bbox: null,
  width: 10,
  height: 10,
  isProduct: true,
  reason: '',
  match: productKey ? { productId: productKey, productKey, score: 1, reason: '' } : null,
});
const images = [anImage('a', 'shirt'), anImage('b', 'shirt'), anImage('c', null)];
const shirt = { key: 'shirt', imageIds: ['b', 'a'] };
const coat = { key: 'coat', imageIds: ['a'] };
const none: Corrections = new Map();
const ids = (found: ProductImage[]) => found.map(({ id }) => id);

test('a product has the pictures of its list, the best first', () => {
  expect(ids(pictureFinder(images, none)(shirt))).toEqual(['b', 'a']);
});

test('a picture of a whole family is with each of its products', () => {
  expect(ids(pictureFinder(images, none)(coat))).toEqual(['a']);
});

test('a picture that the user moved is with its new product alone', () => {
  const moved: Corrections = new Map([['image/d/b', { product_key: 'coat' }]]);

  expect(ids(pictureFinder(images, moved)(shirt))).toEqual(['a']);
  expect(ids(pictureFinder(images, moved)(coat))).toEqual(['b', 'a']);
});

test('a picture that the user took away is without a product', () => {
  const taken: Corrections = new Map([['image/d/a', { product_key: null }]]);

  expect(ids(withoutProduct(images, none))).toEqual(['c']);
  expect(ids(withoutProduct(images, taken))).toEqual(['a', 'c']);
});
