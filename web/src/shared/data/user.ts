import { createContext, use } from 'react';
import type { SignedInUser } from '@/shared/firebase/session';

export const UserContext = createContext<SignedInUser | null>(null);

/** The signed-in user. Only below the sign-in guard. */
export function useUser(): SignedInUser {
  const user = use(UserContext);
  if (!user) throw new Error('useUser is for pages behind the sign-in guard.');
  return user;
}
