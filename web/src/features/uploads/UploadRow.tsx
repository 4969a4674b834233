import { ActionIcon, Alert, Group, Progress, Stack, Text } from '@mantine/core';
import { IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react';
import { formatSize } from '@/shared/format';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import type { Upload } from './upload';

const text = strings.uploads;

export function UploadRow({ upload, onDismiss }: { upload: Upload; onDismiss: () => void }) {
  const { state, file, sent } = upload;
  if (state.phase === 'refused') {
    return (
      <Alert
        color="red"
        role="alert"
        title={text.refused}
        withCloseButton
        closeButtonLabel={strings.close}
        onClose={onDismiss}
      >
        {state.reason}
      </Alert>
    );
  }
  if (state.phase === 'failed') {
    return (
      <ErrorNotice
        error={state.error}
        title={text.failed(file.name)}
        onRetry={() => void upload.resume()}
        close={{ label: text.giveUp(file.name), act: () => upload.cancel() }}
      />
    );
  }
  const percentage = file.size ? Math.round((100 * sent) / file.size) : 0;
  return (
    <Stack gap={4}>
      <Group justify="space-between" wrap="nowrap" gap="xs">
        <Text size="sm" truncate>
          {file.name}
        </Text>
        <Group gap={4} wrap="nowrap">
          <Text size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
            {state.phase === 'paused' ? text.paused : `${percentage}%`} · {formatSize(file.size)}
          </Text>
          {upload.canPause && state.phase === 'sending' && (
            <ActionIcon variant="subtle" color="gray" aria-label={text.pause(file.name)} onClick={() => upload.pause()}>
              <IconPlayerPause size={16} aria-hidden />
            </ActionIcon>
          )}
          {state.phase === 'paused' && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={text.resume(file.name)}
              onClick={() => void upload.resume()}
            >
              <IconPlayerPlay size={16} aria-hidden />
            </ActionIcon>
          )}
          <GiveUp upload={upload} />
        </Group>
      </Group>
      <Progress value={percentage} size="sm" aria-label={text.progress(file.name)} />
    </Stack>
  );
}

function GiveUp({ upload }: { upload: Upload }) {
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={text.giveUp(upload.file.name)}
      onClick={() => upload.cancel()}
    >
      <IconX size={16} aria-hidden />
    </ActionIcon>
  );
}
