/** The categories of the entries, as a filter offers them; pure. */

import type { Entry } from './entries';

export interface Category {
  /** Empty for the entries without one. */
  name: string;
  /** How many entries have it. */
  count: number;
}

type Categorised = Pick<Entry, 'category'>;

/** By name, the entries without one at the end. */
export function categoriesOf(entries: Categorised[]): Category[] {
  const counts = new Map<string, number>();
  for (const { category } of entries) counts.set(category, (counts.get(category) ?? 0) + 1);
  return [...counts]
    .map(([name, count]) => ({ name, count }))
    .sort((a, b) => Number(!a.name) - Number(!b.name) || a.name.localeCompare(b.name));
}

/** The category, or null for all once its last entry has left it: nobody should face an empty list for a name that is gone. */
export const ifAny = (entries: Categorised[], category: string | null): string | null =>
  entries.some((entry) => entry.category === category) ? category : null;
