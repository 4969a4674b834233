import { Container } from '@mantine/core';
import type { ReactNode } from 'react';
import { Navigate, useLocation } from 'react-router';
import { UserContext } from '@/shared/data/user';
import { useSession } from '@/shared/firebase/session';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Waiting } from '@/shared/ui/LiveGate';
import { Frame } from './Frame';

/** The guard of every page but the first: it waits for the session, and leads strangers to the sign-in page and back. */
export function SignedIn({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  switch (session.status) {
    case 'loading':
      return <Waiting />;
    case 'error':
      return (
        <Container size="sm" py="xl">
          <ErrorNotice error={session.error} onRetry={() => window.location.reload()} />
        </Container>
      );
    case 'signed-out':
      return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
    case 'signed-in':
      return (
        <UserContext value={session.user}>
          <Frame user={session.user}>{children}</Frame>
        </UserContext>
      );
  }
}
