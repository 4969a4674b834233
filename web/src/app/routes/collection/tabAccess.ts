/** Which tabs of a collection are open, and why the others are not; pure. */

import type { Collection } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';

export const TABS = ['info', 'settings', 'items', 'deck'] as const;
export type Tab = (typeof TABS)[number];
/** A closed tab has the reason. */
export type TabAccess = Record<Tab, { closed: string | null }>;

/** Tabs open with the first complete result and stay open while it is made anew: the old one stands until then. */
export function tabAccess({
  published,
  categories,
  counts,
}: Pick<Collection, 'published' | 'categories' | 'counts'>): TabAccess {
  const hasProducts = Boolean(published.document_processing) || categories.length > 0;
  const hasItems = hasProducts && (Boolean(published.item_generation) || (counts.items ?? 0) > 0);
  const afterDocuments = hasProducts ? null : strings.tabs.needsDocuments;
  return {
    info: { closed: null },
    settings: { closed: afterDocuments },
    items: { closed: afterDocuments },
    deck: { closed: hasItems ? null : strings.tabs.needsItems },
  };
}

export const readTab = (value: string | undefined): Tab => TABS.find((tab) => tab === value) ?? 'info';
