import { Anchor, Container, Stack, Title } from '@mantine/core';
import { Link } from 'react-router';
import { strings } from '@/shared/strings';

export function NotFoundPage() {
  return (
    <Container size="sm" py="xl">
      <Stack>
        <Title order={1} size="h3">
          {strings.errors.notFound}
        </Title>
        <Anchor component={Link} to="/">
          {strings.errors.toStart}
        </Anchor>
      </Stack>
    </Container>
  );
}
