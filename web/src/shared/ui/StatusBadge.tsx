import { Badge } from '@mantine/core';
import {
  IconAlertTriangle,
  IconBan,
  IconCheck,
  IconCircleDashed,
  IconClock,
  IconLoader,
  IconPlayerPause,
  IconRefresh,
  IconX,
} from '@tabler/icons-react';
import type { ProcessStatus } from '@/shared/domain/status';
import { strings } from '@/shared/strings';

const LOOKS = {
  idle: ['gray', IconCircleDashed],
  pending: ['gray', IconClock],
  processing: ['blue', IconLoader],
  retrying: ['yellow', IconRefresh],
  paused: ['gray', IconPlayerPause],
  completed: ['green', IconCheck],
  completed_with_issues: ['yellow', IconAlertTriangle],
  failed: ['red', IconX],
  cancelled: ['gray', IconBan],
} as const;

/** A state as word, sign and colour, in this order of importance. */
export function StatusBadge({ status }: { status: ProcessStatus }) {
  const [color, Icon] = LOOKS[status];
  return (
    <Badge
      miw="max-content"
      color={color}
      variant="light"
      leftSection={<Icon size={13} aria-hidden />}
      tt="none"
      fw={600}
    >
      {strings.status[status]}
    </Badge>
  );
}
