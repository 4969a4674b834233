import { expect, test } from 'vitest';
import { categoriesOf, ifAny } from '@/features/review/categories';
import { filterEntries, productToEntry, type Wanted } from '@/features/review/entries';
import { readProduct } from '@/shared/domain/product';

const anEntry = (key: string, category: string, flags: string[] = []) =>
  productToEntry(readProduct({ id: key, key, name: key, category, flags }), []);
const entries = [
  anEntry('parka', 'Outerwear', ['low confidence']),
  anEntry('mystery', ''),
  anEntry('tee', 'Jersey'),
  anEntry('coat', 'Outerwear'),
];
const all: Wanted = { search: '', category: null, onlyFlagged: false, onlyWithoutPicture: false };
const keys = (wanted: Partial<Wanted>) => filterEntries(entries, { ...all, ...wanted }).map(({ key }) => key);

test('categories stand in order of their names with their counts, the products without one at the end', () => {
  expect(categoriesOf(entries)).toEqual([
    { name: 'Jersey', count: 1 },
    { name: 'Outerwear', count: 2 },
    { name: '', count: 1 },
  ]);
});

test('where every product has a category, none is offered for products without', () => {
  expect(categoriesOf([anEntry('tee', 'Jersey')])).toEqual([{ name: 'Jersey', count: 1 }]);
});

test('a category that a correction has emptied gives way to all', () => {
  expect(ifAny(entries, 'Outerwear')).toBe('Outerwear');
  expect(ifAny(entries, '')).toBe('');
  expect(ifAny([anEntry('tee', 'Jersey')], 'Outerwear')).toBeNull();
  expect(ifAny(entries, null)).toBeNull();
});

test('a category shows its products alone', () => {
  expect(keys({ category: 'Outerwear' })).toEqual(['parka', 'coat']);
  expect(keys({})).toHaveLength(4);
});

test('the products without a category can be shown alone', () => {
  expect(keys({ category: '' })).toEqual(['mystery']);
});

test('the filters of the review narrow each other', () => {
  expect(keys({ category: 'Outerwear', onlyFlagged: true })).toEqual(['parka']);
  expect(keys({ category: 'Jersey', search: 'coat' })).toEqual([]);
});
