/** Refusing a file at once that the server would refuse: by name, size and first bytes, with the remedy. The server decides. */

import type { DocumentKind } from '@/shared/domain/collection';
import { formatSize } from '@/shared/format';

const MB = 1024 * 1024;
export const MAX_FILE_BYTES = 200 * MB;
/** What is read of a file to tell its type. */
export const HEAD_BYTES = 4096;

const ENDINGS: Record<DocumentKind, string[]> = {
  linesheet: ['pdf', 'xlsx', 'xlsm', 'xls', 'ods', 'csv', 'tsv', 'png', 'jpg', 'jpeg', 'tif', 'tiff', 'webp'],
  purchase_order: [
    'xlsx',
    'xlsm',
    'xls',
    'ods',
    'csv',
    'tsv',
    'txt',
    'pdf',
    'png',
    'jpg',
    'jpeg',
    'tif',
    'tiff',
    'webp',
  ],
};
const WANTED = 'Upload a PDF, a workbook (.xlsx, .xls, .ods), a CSV file or a picture of the page.';

/** For the file dialog. */
export const accept = (kind: DocumentKind): string => ENDINGS[kind].map((ending) => `.${ending}`).join(',');

/** Why a file is of no use, as a sentence with the remedy; null when it may be sent. `head` are its first bytes. */
export function refusalOf(kind: DocumentKind, name: string, size: number, head: Uint8Array): string | null {
  if (size === 0) return `“${name}” is empty. Save it again and upload it once more.`;
  if (size > MAX_FILE_BYTES) {
    return `“${name}” has ${formatSize(size)}; the limit is ${formatSize(MAX_FILE_BYTES)}. Split it, or reduce the resolution of its pictures.`;
  }
  const ending = name.includes('.') ? (name.split('.').pop() ?? '').toLowerCase() : '';
  if (!ENDINGS[kind].includes(ending)) return `“${name}” is not of a type that is read here. ${WANTED}`;
  const content = contentOf(head);
  if (content === 'program') return `“${name}” is a program, whatever its name says. ${WANTED}`;
  if (content === 'other')
    return `“${name}” is an archive, a video or something else, whatever its name says. ${WANTED}`;
  if (ending === 'pdf' && content !== 'pdf')
    return `“${name}” is no PDF inside. Export it as PDF again and upload that.`;
  return null;
}

const SIGNATURES: [bytes: number[], content: string][] = [
  [[0x4d, 0x5a], 'program'],
  [[0x7f, 0x45, 0x4c, 0x46], 'program'],
  [[0xca, 0xfe, 0xba, 0xbe], 'program'],
  [[0x23, 0x21], 'program'],
  [[0x50, 0x4b], 'workbook'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'workbook'],
  [[0x89, 0x50, 0x4e, 0x47], 'picture'],
  [[0xff, 0xd8, 0xff], 'picture'],
  [[0x49, 0x49, 0x2a, 0x00], 'picture'],
  [[0x4d, 0x4d, 0x00, 0x2a], 'picture'],
  [[0x1f, 0x8b], 'other'],
  [[0x52, 0x61, 0x72, 0x21], 'other'],
  [[0x37, 0x7a, 0xbc, 0xaf], 'other'],
  [[0x47, 0x49, 0x46, 0x38], 'other'],
];

function contentOf(head: Uint8Array): string {
  if (new TextDecoder('latin1').decode(head.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  return SIGNATURES.find(([bytes]) => bytes.every((byte, index) => head[index] === byte))?.[1] ?? 'text';
}
