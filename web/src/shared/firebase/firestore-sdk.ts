/** Everything that the page uses of firebase/firestore; loaded lazily, see `watch`. It only reads: the server writes. */

import {
  collection,
  connectFirestoreEmulator,
  doc,
  type Firestore,
  initializeFirestore,
  limit,
  onSnapshot,
  orderBy,
  type QueryConstraint,
  query,
  Timestamp,
  where,
} from 'firebase/firestore';
import { openApp } from './app';
import { hostAndPort } from './config';
import type { Sink, Stop } from './live';
import type { Filter, Listing, Row } from './watch';

let opened: Firestore | undefined;

async function openFirestore(): Promise<Firestore> {
  const { app, config } = await openApp();
  if (!opened) {
    opened = initializeFirestore(app, {});
    if (config.emulators.firestore) {
      const { host, port } = hostAndPort(config.emulators.firestore);
      connectFirestoreEmulator(opened, host, port);
    }
  }
  return opened;
}

export async function listenToDocument(path: string, sink: Sink<Row | null>): Promise<Stop> {
  const found = doc(await openFirestore(), path);
  return onSnapshot(
    found,
    { includeMetadataChanges: true },
    (snapshot) => {
      const data = snapshot.data();
      // A document that is not in the cache is not yet known to be missing.
      if (!data && snapshot.metadata.fromCache) return;
      sink.next(data ? { id: snapshot.id, data: plain(data) } : null, snapshot.metadata.fromCache);
    },
    (error) => sink.fail(error),
  );
}

export async function listenToListing(listing: Listing, sink: Sink<Row[]>): Promise<Stop> {
  const constraints: QueryConstraint[] = listing.where.map(([field, operator, value]: Filter) =>
    where(field, operator, value),
  );
  if (listing.orderBy) constraints.push(orderBy(...listing.orderBy));
  if (listing.limit) constraints.push(limit(listing.limit));
  return onSnapshot(
    query(collection(await openFirestore(), listing.path), ...constraints),
    { includeMetadataChanges: true },
    (snapshot) => {
      if (snapshot.empty && snapshot.metadata.fromCache) return;
      const rows = snapshot.docs.map((found) => ({ id: found.id, data: plain(found.data()) }));
      sink.next(rows, snapshot.metadata.fromCache);
    },
    (error) => sink.fail(error),
  );
}

/** Timestamps as dates, all the way down. */
function plain(data: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, plainValue(value)]));
}

function plainValue(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toDate();
  if (Array.isArray(value)) return value.map(plainValue);
  if (value !== null && typeof value === 'object') return plain(value as Record<string, unknown>);
  return value;
}
