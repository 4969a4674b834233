import { expect, test } from 'vitest';
import { tabAccess } from '@/app/routes/collection/tabAccess';

const open = (access: ReturnType<typeof tabAccess>) =>
  Object.entries(access).flatMap(([tab, { closed }]) => (closed ? [] : [tab]));

test('at first only Collection Info is open, and each closed tab says why', () => {
  const access = tabAccess({ published: {}, categories: [], counts: {} });

  expect(open(access)).toEqual(['info']);
  expect(access.settings.closed).toMatch(/processed/);
  expect(access.deck.closed).toMatch(/items/);
});

test('processed documents open Deck Settings and Collection Items', () => {
  const access = tabAccess({ published: { document_processing: 'job' }, categories: ['Shirts'], counts: {} });

  expect(open(access)).toEqual(['info', 'settings', 'items']);
});

test('items open Generate Deck', () => {
  const access = tabAccess({
    published: { document_processing: 'a', item_generation: 'b' },
    categories: [],
    counts: { items: 3 },
  });

  expect(open(access)).toEqual(['info', 'settings', 'items', 'deck']);
});
