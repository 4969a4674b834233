import { Stack, Text } from '@mantine/core';
import type { CollectionDocument } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';
import { PageView } from './PageView';
import { SheetView } from './SheetView';
import type { Desk } from './useDesk';
import type { Selected } from './useSelection';

interface Props {
  collectionId: string;
  documents: CollectionDocument[];
  desk: Desk;
  selected: Selected;
}

/** The place in the document that the selected entry was read from: its page, or its cells. */
export function SourceView({ collectionId, documents, desk, selected }: Props) {
  const { entry, field } = selected;
  if (!entry) return <Text c="dimmed">{strings.review.pickOne}</Text>;
  const page = field?.evidence?.page ?? entry.page;
  const document = documents.find(({ id }) => id === entry.documentId);
  const fieldName = field?.name ?? null;
  return (
    <Stack gap={6} component="section" aria-label={document?.filename}>
      <Text size="xs" c="dimmed">
        {[document?.filename, page !== null && !entry.sheet ? strings.review.page(page) : entry.sheet]
          .filter(Boolean)
          .join(' · ')}
      </Text>
      {page !== null && !entry.sheet && entry.documentId ? (
        <PageView
          collectionId={collectionId}
          documentId={entry.documentId}
          page={page}
          entry={entry}
          neighbours={desk.entries.filter(
            (other) => other.id !== entry.id && other.page === page && other.documentId === entry.documentId,
          )}
          images={desk.images.filter((image) => image.page === page && image.documentId === entry.documentId)}
          activeField={fieldName}
          onField={selected.focus}
          onEntry={selected.select}
        />
      ) : (
        <SheetView entry={entry} activeField={fieldName} onField={selected.focus} />
      )}
    </Stack>
  );
}
