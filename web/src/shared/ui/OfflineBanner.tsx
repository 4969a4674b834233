import { Box, Text } from '@mantine/core';
import { useIsOffline } from '@/shared/firebase/connection';
import { strings } from '@/shared/strings';

export function OfflineBanner() {
  const offline = useIsOffline();
  return (
    <Box role="status" bg={offline ? 'yellow.2' : 'transparent'} c="dark.9" px="md" py={offline ? 6 : 0}>
      {offline && (
        <Text size="sm" ta="center">
          {strings.offline}
        </Text>
      )}
    </Box>
  );
}
