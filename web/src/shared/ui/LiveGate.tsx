import { Center, Loader, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Live } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { ErrorNotice } from './ErrorNotice';

/** Draws live data once it is there. */
export function LiveGate<T>({ live, children }: { live: Live<T>; children: (data: T) => ReactNode }) {
  switch (live.status) {
    case 'loading':
      return <Waiting />;
    case 'error':
      return <ErrorNotice error={live.error} />;
    case 'success':
      return <>{children(live.data)}</>;
  }
}

export function Waiting() {
  return (
    <Center py={64} role="status">
      <Loader size="sm" />
      <VisuallyHidden>{strings.loading}</VisuallyHidden>
    </Center>
  );
}
