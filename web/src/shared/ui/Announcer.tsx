import { VisuallyHidden } from '@mantine/core';

/** Tells a screen reader of a change of state; say each change once, never every percent. */
export function Announcer({ message }: { message: string }) {
  return (
    <VisuallyHidden role="status" aria-live="polite">
      {message}
    </VisuallyHidden>
  );
}
