/** Reading fields of stored records: what is absent or of another type becomes the empty value, never an exception in a render. */

export type Fields = Record<string, unknown>;

export const fields = (value: unknown): Fields =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Fields) : {};
export const text = (value: unknown): string => (typeof value === 'string' ? value : '');
export const textOrNull = (value: unknown): string | null => (typeof value === 'string' && value ? value : null);
export const number = (value: unknown): number => (typeof value === 'number' && Number.isFinite(value) ? value : 0);
export const numberOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) ? value : null;
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const texts = (value: unknown): string[] => list(value).filter((one): one is string => typeof one === 'string');
/** A time from Firestore (a date) or from the API (RFC 3339 text). */
export function time(value: unknown): Date | null {
  if (value instanceof Date) return value;
  const parsed = typeof value === 'string' ? new Date(value) : null;
  return parsed && !Number.isNaN(parsed.getTime()) ? parsed : null;
}
export const counts = (value: unknown): Record<string, number> =>
  Object.fromEntries(Object.entries(fields(value)).map(([name, count]) => [name, number(count)]));
