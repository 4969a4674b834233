import { Alert, Button, Code, Group, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { ApiError } from '@/shared/api/client';
import { strings } from '@/shared/strings';

/** An error where it happened: the sentence, then the code and the request id for whoever is asked for help. */
export function ErrorNotice({
  error,
  onRetry,
  title,
  close,
}: {
  error: Error;
  onRetry?: (() => void) | undefined;
  title?: string;
  /** How it is taken off the page, with a name for the button; by default it stays. */
  close?: { label: string; act: () => void };
}) {
  return (
    <Alert
      color="red"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? strings.errors.title}
      role="alert"
      {...(close && { withCloseButton: true, closeButtonLabel: close.label, onClose: close.act })}
    >
      <Text size="sm">{sentenceOf(error)}</Text>
      {error instanceof ApiError && (
        <Code mt="xs" block>
          {strings.errors.reference(error.reason, error.requestId)}
        </Code>
      )}
      {onRetry && (
        <Group mt="sm">
          <Button size="xs" variant="default" onClick={onRetry}>
            {strings.errors.again}
          </Button>
        </Group>
      )}
    </Alert>
  );
}

function sentenceOf(error: Error): string {
  return 'code' in error && error.code === 'permission-denied' ? strings.errors.denied : error.message;
}
