import { Button, Container, Stack, Text } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { strings } from '@/shared/strings';

/** A page that cannot be drawn says so and leaves the rest of the app standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    if (!this.state.failed) return this.props.children;
    return (
      <Container size="xs" py="xl">
        <Stack align="start" role="alert">
          <Text>{strings.errors.page}</Text>
          <Button onClick={() => window.location.reload()}>{strings.errors.reload}</Button>
        </Stack>
      </Container>
    );
  }
}
