import { Text } from '@mantine/core';
import { modals } from '@mantine/modals';
import { strings } from '@/shared/strings';

interface Question {
  title: string;
  /** What will be lost and what is kept. */
  text: string;
  /** The verb on the button that does it. */
  verb: string;
  onConfirm(): void;
}

/** Ask before something that cannot be undone. Escape and the way back keep everything. */
export function confirm({ title, text, verb, onConfirm }: Question): void {
  modals.openConfirmModal({
    title,
    children: <Text size="sm">{text}</Text>,
    labels: { confirm: verb, cancel: strings.cancel },
    confirmProps: { color: 'red' },
    closeButtonProps: { 'aria-label': strings.close },
    onConfirm,
  });
}
