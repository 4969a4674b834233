/** Which items are shown; pure. */

import type { Item, MatchBand } from '@/shared/domain/product';

export interface Selection {
  search: string;
  band: MatchBand | 'all';
  onlyFlagged: boolean;
}

export const EVERYTHING: Selection = { search: '', band: 'all', onlyFlagged: false };

export function select(items: Item[], { search, band, onlyFlagged }: Selection): Item[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return items.filter((item) => {
    if (band !== 'all' && item.match !== band) return false;
    if (onlyFlagged && item.flags.length === 0) return false;
    if (words.length === 0) return true;
    const haystack =
      `${item.style_number} ${item.sku} ${item.name} ${item.color} ${item.size} ${item.category}`.toLowerCase();
    return words.every((word) => haystack.includes(word));
  });
}
