import { describe, expect, test } from 'vitest';
import { MAX_FILE_BYTES, refusalOf } from '@/features/uploads/fileCheck';

const bytes = (text: string) => new TextEncoder().encode(text);
const PDF = bytes('%PDF-1.7\n');

describe('a file is refused at once, with the remedy, when it', () => {
  test('is empty', () => {
    expect(refusalOf('linesheet', 'a.pdf', 0, new Uint8Array())).toMatch(/is empty\. Save it again/);
  });

  test('is over the limit', () => {
    expect(refusalOf('linesheet', 'a.pdf', MAX_FILE_BYTES + 1, PDF)).toMatch(/limit is 200\.0 MB\. Split it/);
  });

  test('has a name of another type', () => {
    expect(refusalOf('linesheet', 'a.docx', 10, bytes('PK'))).toMatch(/Upload a PDF/);
    expect(refusalOf('purchase_order', 'order', 10, bytes('a,b'))).toMatch(/Upload a PDF/);
  });

  test('is a program that was renamed', () => {
    expect(refusalOf('linesheet', 'catalogue.pdf', 10, bytes('MZ\x90'))).toMatch(/is a program/);
    expect(refusalOf('purchase_order', 'order.csv', 10, bytes('\x7fELF'))).toMatch(/is a program/);
  });

  test('is called a PDF and is none', () => {
    expect(refusalOf('linesheet', 'a.pdf', 10, bytes('PK\x03\x04'))).toMatch(/is no PDF inside/);
  });
});

test('what the server reads is let through', () => {
  expect(refusalOf('linesheet', 'A.PDF', 10, PDF)).toBeNull();
  expect(refusalOf('linesheet', 'a.pdf', 10, bytes(`mail header\n%PDF-1.4`))).toBeNull();
  expect(refusalOf('purchase_order', 'o.xlsx', 10, bytes('PK\x03\x04'))).toBeNull();
  expect(refusalOf('purchase_order', 'o.csv', 10, bytes('style;qty\n'))).toBeNull();
  expect(refusalOf('linesheet', 'scan.jpg', 10, new Uint8Array([0xff, 0xd8, 0xff, 0xe0]))).toBeNull();
});
