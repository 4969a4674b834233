import { ActionIcon, Alert, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconFileText, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { CollectionDocument, DocumentKind } from '@/shared/domain/collection';
import { formatDay, formatSize } from '@/shared/format';
import { strings } from '@/shared/strings';
import { confirm } from '@/shared/ui/confirm';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { deleteDocument } from './api/deleteDocument';
import { DropZone } from './DropZone';
import { UploadRow } from './UploadRow';
import type { Uploads } from './useUploads';

const text = strings.uploads;

interface Props {
  kind: DocumentKind;
  documents: CollectionDocument[];
  uploads: Uploads;
  /** Why nothing may be changed now; null when it may. */
  locked: string | null;
  collectionId: string;
}

/** The documents of one kind with their drop zone. */
export function DocumentsPanel({ kind, documents, uploads, locked, collectionId }: Props) {
  const [refusal, setRefusal] = useState<string>();
  const mine = documents.filter((document) => document.kind === kind && document.isStored);
  const running = uploads.list.filter((upload) => upload.kind === kind);
  return (
    <Card withBorder component="section" aria-label={text.kind[kind]}>
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {text.kind[kind]}
          </Title>
          <Badge variant="outline" tt="none" color={mine.length ? 'green' : 'gray'}>
            {mine.length ? text.uploaded : text.required}
          </Badge>
        </Group>
        {mine.map((document, index) => (
          <DocumentRow
            key={document.id}
            document={document}
            isRepeat={document.sha256 !== null && mine.slice(0, index).some(({ sha256 }) => sha256 === document.sha256)}
            isUsed={kind === 'linesheet' || index === mine.length - 1}
            locked={locked}
            collectionId={collectionId}
          />
        ))}
        {running.map((upload) => (
          <UploadRow key={upload.id} upload={upload} onDismiss={() => uploads.dismiss(upload)} />
        ))}
        {refusal && (
          <Alert
            color="red"
            role="alert"
            title={text.refused}
            withCloseButton
            closeButtonLabel={strings.close}
            onClose={() => setRefusal(undefined)}
          >
            {refusal}
          </Alert>
        )}
        <DropZone
          kind={kind}
          disabled={locked !== null}
          onRefused={setRefusal}
          onFiles={(files) => {
            setRefusal(undefined);
            uploads.add(kind, files);
          }}
        />
      </Stack>
    </Card>
  );
}

interface RowProps {
  document: CollectionDocument;
  isRepeat: boolean;
  isUsed: boolean;
  locked: string | null;
  collectionId: string;
}

function DocumentRow({ document, isRepeat, isUsed, locked, collectionId }: RowProps) {
  const removal = useMutation({ mutationFn: () => deleteDocument(collectionId, document.id) });
  return (
    <Stack gap={4}>
      <Group wrap="nowrap" gap="xs">
        <IconFileText size={20} aria-hidden style={{ flexShrink: 0 }} />
        <Stack gap={0} flex={1} miw={0}>
          <Text size="sm" fw={550} truncate title={document.filename}>
            {document.filename}
          </Text>
          <Text size="xs" c="dimmed">
            {formatSize(document.sizeBytes)} · {formatDay(document.createdAt)}
            {!isUsed && ` · ${text.notUsed}`}
          </Text>
        </Stack>
        <ActionIcon
          variant="subtle"
          color="gray"
          disabled={locked !== null}
          loading={removal.isPending}
          aria-label={text.remove(document.filename)}
          onClick={() =>
            confirm({
              title: text.removeTitle,
              text: text.removeText(document.filename),
              verb: text.removeVerb,
              onConfirm: removal.mutate,
            })
          }
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      {isRepeat && (
        <Text size="xs" c="var(--mantine-color-error)">
          {text.repeated}
        </Text>
      )}
      {removal.error && <ErrorNotice error={removal.error} />}
    </Stack>
  );
}
