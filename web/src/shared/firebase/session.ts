/** Who is signed in, for components (`useSession`) and for requests (`idToken`). */

import { useSyncExternalStore } from 'react';
import type { User } from './auth-sdk';
import { closeFeeds } from './live';

export interface SignedInUser {
  uid: string;
  email: string | null;
  isGuest: boolean;
}

export type Session =
  | { status: 'loading' }
  | { status: 'error'; error: Error }
  | { status: 'signed-out' }
  | { status: 'signed-in'; user: SignedInUser };

let session: Session = { status: 'loading' };
let current: User | null = null;
let watching = false;
const listeners = new Set<() => void>();

export const authSdk = () => import('./auth-sdk');

export function useSession(): Session {
  return useSyncExternalStore(subscribe, () => session);
}

/** The caller's ID token; the SDK renews it by itself shortly before it ends, `force` renews it now. */
export async function idToken(force = false): Promise<string | null> {
  return current ? current.getIdToken(force) : null;
}

/** Read the user again after a change that the SDK does not announce: a guest who has registered. */
export function refreshSession(): void {
  publish(current);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  if (!watching) {
    watching = true;
    authSdk()
      .then((sdk) => sdk.watchUser(publish))
      .catch((reason: unknown) => {
        watching = false;
        set({ status: 'error', error: reason instanceof Error ? reason : new Error(String(reason)) });
      });
  }
  return () => listeners.delete(listener);
}

function publish(user: User | null): void {
  if (user?.uid !== current?.uid) closeFeeds();
  current = user;
  set(
    user
      ? { status: 'signed-in', user: { uid: user.uid, email: user.email, isGuest: user.isAnonymous } }
      : { status: 'signed-out' },
  );
}

function set(next: Session): void {
  session = next;
  for (const listener of listeners) listener();
}
