/** Comma-separated text (RFC 4180) that no spreadsheet takes for formulas; pure. */

import type { Cell } from './exportRows';

/** What Excel, LibreOffice and Sheets take for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

export const rowsToCsv = (rows: Cell[][]): string =>
  // The mark tells Excel that the text is UTF-8.
  `\uFEFF${rows.map((row) => row.map(field).join(',')).join('\r\n')}\r\n`;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
