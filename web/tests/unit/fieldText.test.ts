import { expect, test } from 'vitest';
import { textToValue, valueToText } from '@/features/review/fieldText';

test.each([
  ['12.50', '12.50'],
  ['12,5', '12.5'],
  ['1.234,50', '1234.50'],
  ['1,234.50', '1234.50'],
  ['1,234', '1234'],
  ['1.234.567', '1234567'],
  ['12', '12'],
])('a price typed as %s is %s', (typed, amount) => {
  expect(textToValue('money', typed, null)).toEqual({ value: { amount, currency: '' } });
});

test('a price takes its currency from what was typed, else from before', () => {
  const before = { amount: '10.00', currency: 'USD' };

  expect(textToValue('money', '€ 12', before)).toEqual({ value: { amount: '12', currency: 'EUR' } });
  expect(textToValue('money', '12 gbp', before)).toEqual({ value: { amount: '12', currency: 'GBP' } });
  expect(textToValue('money', '12', before)).toEqual({ value: { amount: '12', currency: 'USD' } });
});

test('what is no price is refused with an example', () => {
  expect(textToValue('money', 'cheap', null).fault).toMatch(/12\.50 EUR/);
  expect(textToValue('number', 'many', null).fault).toMatch(/such as 12/);
});

test('an emptied field is empty, not zero', () => {
  expect(textToValue('money', ' ', null)).toEqual({ value: null });
  expect(textToValue('number', '', 3)).toEqual({ value: null });
});

test('a list goes to text and back', () => {
  expect(valueToText('list', ['Navy', 'Ecru'])).toBe('Navy, Ecru');
  expect(textToValue('list', 'Navy, , Ecru ', null)).toEqual({ value: ['Navy', 'Ecru'] });
});
