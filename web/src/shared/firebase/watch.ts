/** Documents and listings of Firestore as live data. */

import { type Live, type Sink, type Stop, useLive } from './live';

export interface Row {
  id: string;
  data: Record<string, unknown>;
}
export type Filter = [field: string, operator: '==' | 'in', value: unknown];
export interface Listing {
  path: string;
  where: Filter[];
  orderBy?: [field: string, direction: 'asc' | 'desc'];
  limit?: number;
}

type Sdk = typeof import('./firestore-sdk');

/**
 * One document, read by `read`; null when there is none. No path: nothing is listened to. `isFinal` detaches the listener; another
 * `era` of the same path attaches a new one.
 */
export function useDocument<T>(
  path: string | null,
  read: (row: Row) => T,
  isFinal?: (data: T | null) => boolean,
  era = '',
): Live<T | null> {
  return useLive<T | null>({
    key: path && `${path}#${era}`,
    open: (sink) =>
      listen(
        sink,
        (sdk, rows: Sink<Row | null>) => sdk.listenToDocument(path ?? '', rows),
        (row) => (row ? read(row) : null),
      ),
    ...(isFinal && { isFinal }),
  });
}

/** The documents of a listing, each read by `read`. */
export function useListing<T>(
  listing: Listing | null,
  read: (row: Row) => T,
  isFinal?: (data: T[]) => boolean,
  era = '',
): Live<T[]> {
  return useLive<T[]>({
    key: listing && `${JSON.stringify(listing)}#${era}`,
    open: (sink) =>
      listen(
        sink,
        (sdk, rows: Sink<Row[]>) => sdk.listenToListing(listing as Listing, rows),
        (rows) => rows.map(read),
      ),
    ...(isFinal && { isFinal }),
  });
}

/** Open a listener of the lazily loaded SDK; stopping works at any moment, also before it is loaded. */
function listen<R, T>(sink: Sink<T>, attach: (sdk: Sdk, rows: Sink<R>) => Promise<Stop>, read: (found: R) => T): Stop {
  let stop: Stop | undefined;
  let stopped = false;
  const rows: Sink<R> = {
    next: (found, fromCache) => !stopped && sink.next(read(found), fromCache),
    fail: (error) => !stopped && sink.fail(error),
  };
  import('./firestore-sdk')
    .then((sdk) => attach(sdk, rows))
    .then((detach) => {
      if (stopped) detach();
      else stop = detach;
    })
    .catch((reason: unknown) => rows.fail(reason instanceof Error ? reason : new Error(String(reason))));
  return () => {
    stopped = true;
    stop?.();
  };
}
