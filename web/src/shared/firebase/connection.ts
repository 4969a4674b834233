/** Whether what the page shows may be old: the browser is offline, or Firestore answers from its cache for longer than a moment. */

import { useSyncExternalStore } from 'react';

/** Firestore's first answer often comes from the cache; only one that stays so means that the server is away. */
const GRACE_MS = 4_000;
const cached = new Set<string>();
const listeners = new Set<() => void>();
let stale = false;
let timer: ReturnType<typeof setTimeout> | undefined;

export function setFromCache(key: string, fromCache: boolean): void {
  if (fromCache) cached.add(key);
  else cached.delete(key);
  if (cached.size === 0) {
    clearTimeout(timer);
    timer = undefined;
    set(false);
  } else if (!stale && timer === undefined) {
    timer = setTimeout(() => set(cached.size > 0), GRACE_MS);
  }
}

export function useIsOffline(): boolean {
  return useSyncExternalStore(subscribe, () => stale || !navigator.onLine);
}

function set(next: boolean): void {
  if (next === stale) return;
  stale = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('online', listener);
  window.addEventListener('offline', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('online', listener);
    window.removeEventListener('offline', listener);
  };
}
