/** Everything that the page uses of firebase/auth; loaded lazily, see `session`. */

import {
  type Auth,
  browserPopupRedirectResolver,
  connectAuthEmulator,
  createUserWithEmailAndPassword,
  EmailAuthProvider,
  GoogleAuthProvider,
  indexedDBLocalPersistence,
  initializeAuth,
  linkWithCredential,
  linkWithPopup,
  onAuthStateChanged,
  sendPasswordResetEmail,
  signInAnonymously,
  signInWithEmailAndPassword,
  signInWithPopup,
  signOut,
  type User,
} from 'firebase/auth';
import { openApp } from './app';
import { hostAndPort } from './config';

export type { User };

let opened: Auth | undefined;

async function openAuth(): Promise<Auth> {
  const { app, config } = await openApp();
  if (!opened) {
    opened = initializeAuth(app, { persistence: indexedDBLocalPersistence });
    if (config.emulators.auth) {
      const { host, port } = hostAndPort(config.emulators.auth);
      connectAuthEmulator(opened, `http://${host}:${port}`, { disableWarnings: true });
    }
  }
  return opened;
}

export async function watchUser(next: (user: User | null) => void): Promise<() => void> {
  return onAuthStateChanged(await openAuth(), next);
}

export async function enterWithEmail(email: string, password: string): Promise<void> {
  await signInWithEmailAndPassword(await openAuth(), email, password);
}

/** A guest who registers keeps what they have made. */
export async function register(email: string, password: string): Promise<void> {
  const auth = await openAuth();
  if (auth.currentUser?.isAnonymous) {
    await linkWithCredential(auth.currentUser, EmailAuthProvider.credential(email, password));
    await auth.currentUser.getIdToken(true);
  } else {
    await createUserWithEmailAndPassword(auth, email, password);
  }
}

/** With `keeping`, a guest's work goes with them into the account, which must be new. */
export async function enterWithGoogle(keeping: boolean): Promise<void> {
  const auth = await openAuth();
  const google = new GoogleAuthProvider();
  if (keeping && auth.currentUser?.isAnonymous) {
    await linkWithPopup(auth.currentUser, google, browserPopupRedirectResolver);
  } else {
    await signInWithPopup(auth, google, browserPopupRedirectResolver);
  }
}

export async function enterAsGuest(): Promise<void> {
  await signInAnonymously(await openAuth());
}

export async function sendReset(email: string): Promise<void> {
  await sendPasswordResetEmail(await openAuth(), email);
}

export async function leave(): Promise<void> {
  await signOut(await openAuth());
}
