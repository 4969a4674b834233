import { Badge } from '@mantine/core';
import { IconCircleCheckFilled, IconCircleDashed, IconEqualNot } from '@tabler/icons-react';
import type { MatchBand } from '@/shared/domain/product';
import { strings } from '@/shared/strings';

const LOOKS = {
  exact: ['green', IconCircleCheckFilled],
  close: ['yellow', IconEqualNot],
  none: ['red', IconCircleDashed],
} as const;

/** How well an item met its product: a word and a sign, the colour only repeats them. */
export function MatchBadge({ band, reason }: { band: MatchBand; reason: string }) {
  const [color, Icon] = LOOKS[band];
  return (
    <Badge
      miw="max-content"
      color={color}
      variant={band === 'exact' ? 'light' : 'outline'}
      tt="none"
      leftSection={<Icon size={13} aria-hidden />}
      title={reason}
    >
      {strings.items.bands[band]}
    </Badge>
  );
}
