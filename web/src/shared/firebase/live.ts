/**
 * The one bridge from Firestore's listeners to React. A feed is a listener that components share by key: opened by the first,
 * closed shortly after the last, and by itself once its data can change no more.
 */

import { useSyncExternalStore } from 'react';
import { setFromCache } from './connection';

export type Live<T> =
  | { status: 'loading' }
  | { status: 'error'; error: Error }
  | { status: 'success'; data: T; fromCache: boolean };

export interface Sink<T> {
  next(data: T, fromCache: boolean): void;
  fail(error: Error): void;
}
export type Stop = () => void;

export interface Source<T> {
  /** Names the feed; null for none, which stays `loading`. */
  key: string | null;
  open(sink: Sink<T>): Stop;
  /** Whether this is the last that the listener has to tell. */
  isFinal?(data: T): boolean;
}

/** A component that leaves for another one with the same feed does not make it load again. */
const LINGER_MS = 2_000;
const LOADING = { status: 'loading' } as const;
const feeds = new Map<string, Feed<unknown>>();

export class Feed<T> {
  private value: Live<T> = LOADING;
  private readonly listeners = new Set<() => void>();
  private stop: Stop | undefined;
  private closing: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly source: Source<T>,
    private readonly forget: (feed: Feed<T>) => void,
  ) {}

  readonly read = (): Live<T> => this.value;

  readonly subscribe = (listener: () => void): Stop => {
    clearTimeout(this.closing);
    this.listeners.add(listener);
    if (!this.stop && !this.hasEnded()) this.open();
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) this.closing = setTimeout(() => this.close(), LINGER_MS);
    };
  };

  /** Whether the listener is attached. */
  get isListening(): boolean {
    return this.stop !== undefined;
  }

  close(): void {
    this.detach();
    this.forget(this);
  }

  private open(): void {
    let ended = false;
    const stop = this.source.open({
      next: (data, fromCache) => {
        if (ended) return;
        this.set({ status: 'success', data, fromCache });
        setFromCache(this.source.key ?? '', fromCache);
        if (!fromCache && this.source.isFinal?.(data)) {
          ended = true;
          this.detach();
        }
      },
      fail: (error) => {
        if (ended) return;
        ended = true;
        this.set({ status: 'error', error });
        this.detach();
      },
    });
    if (ended) stop();
    else this.stop = stop;
  }

  private hasEnded(): boolean {
    return this.value.status === 'success' && Boolean(this.source.isFinal?.(this.value.data));
  }

  private detach(): void {
    this.stop?.();
    this.stop = undefined;
    setFromCache(this.source.key ?? '', false);
  }

  private set(value: Live<T>): void {
    this.value = value;
    for (const listener of this.listeners) listener();
  }
}

/** Listen for as long as the component is there. `source` may be made anew on every render: its key is what counts. */
export function useLive<T>(source: Source<T>): Live<T> {
  const feed = source.key === null ? undefined : feedOf(source.key, source);
  return useSyncExternalStore(feed ? feed.subscribe : nothing, feed ? feed.read : loading);
}

/** Detach every listener: another user must not see what this one saw. */
export function closeFeeds(): void {
  for (const feed of [...feeds.values()]) feed.close();
}

function feedOf<T>(key: string, source: Source<T>): Feed<T> {
  const known = feeds.get(key) as Feed<T> | undefined;
  if (known) return known;
  const feed = new Feed<T>(source, (closed) => {
    if ((feeds.get(key) as unknown) === closed) feeds.delete(key);
  });
  feeds.set(key, feed as Feed<unknown>);
  return feed;
}

const nothing = (): Stop => () => undefined;
const loading = (): typeof LOADING => LOADING;

/** The data if it is there. */
export function dataOf<T>(live: Live<T>): T | undefined {
  return live.status === 'success' ? live.data : undefined;
}
