/** Toasts are for results of the user's own actions; everything else is told where it happens. */

import { notifications } from '@mantine/notifications';
import { strings } from '@/shared/strings';

export const toast = (message: string): void => {
  notifications.show({ message, autoClose: 4000, withBorder: true, closeButtonProps: { 'aria-label': strings.close } });
};
