import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { rowsToCsv } from '@/features/items/csv';
import { fileName, itemsToRows } from '@/features/items/exportRows';
import { rowsToXlsx } from '@/features/items/xlsx';
import { readItem } from '@/shared/domain/product';

const item = readItem({
  style_number: '=HYPERLINK("http://evil")',
  name: 'Shirt, "fine"',
  quantity: -2,
  unit_price: { amount: '12.50', currency: 'EUR' },
  match: 'exact',
  flags: ['@SUM(A1)'],
});

test.each(['=1+1', '+1', '-1+2', '@SUM(A1)', '\t=1', '\r=1', '＝1'])(
  '%j in a CSV file is text and no formula',
  (text) => {
    expect(rowsToCsv([[text]]).slice(1)).toMatch(/^"?'/);
  },
);

test('numbers stay numbers, also negative ones', () => {
  expect(rowsToCsv([[-2, 12.5, null]])).toBe('\uFEFF-2,12.5,\r\n');
});

test('commas, quotes and line breaks are quoted', () => {
  expect(rowsToCsv([['a,b', 'say "hi"', 'two\nlines']])).toBe('\uFEFF"a,b","say ""hi""","two\nlines"\r\n');
});

test('a workbook holds inline strings and numbers, and no formula', () => {
  const parts = unzipSync(rowsToXlsx(itemsToRows([item]), 'Items & more'));
  const sheet = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());

  expect(sheet).not.toContain('<f>');
  expect(sheet).toContain('=HYPERLINK(&quot;http://evil&quot;)');
  expect(sheet).toContain('<c><v>12.5</v></c>');
  expect(strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array())).toContain('Items &amp; more');
});

test('characters that XML does not know do not break the workbook', () => {
  const sheet = strFromU8(
    unzipSync(rowsToXlsx([['a\u0000b\u001fc']], 'x'))['xl/worksheets/sheet1.xml'] ?? new Uint8Array(),
  );

  expect(sheet).toContain('>abc<');
});

test('a file name has no characters that a system refuses', () => {
  expect(fileName('../Spring: 2027/*', 'csv')).toBe('Spring 2027 items.csv');
  expect(fileName('///', 'csv')).toBe('items items.csv');
});
