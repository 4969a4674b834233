import { Button, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { ProcessingProgress } from '@/features/processing/ProcessingProgress';
import { ProcessOutcome } from '@/features/processing/ProcessOutcome';
import { StartProcess } from '@/features/processing/StartProcess';
import { useProcessDocuments } from '@/features/processing/useStart';
import { DocumentsPanel } from '@/features/uploads/DocumentsPanel';
import { SampleFiles } from '@/features/uploads/SampleFiles';
import type { Uploads } from '@/features/uploads/useUploads';
import { useCollectionDocuments } from '@/shared/data/collections';
import { type Collection, type CollectionDocument, canBeRetried, type DocumentKind } from '@/shared/domain/collection';
import { isActive } from '@/shared/domain/status';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { LiveGate } from '@/shared/ui/LiveGate';
import { Notes } from './Notes';

const text = strings.collection;
const KINDS: DocumentKind[] = ['linesheet', 'purchase_order'];

/** Documents in, Process Documents, and what came of it. */
export function InfoTab({ collection, uploads }: { collection: Collection; uploads: Uploads }) {
  const live = useCollectionDocuments(collection.id);
  const { document_processing: state, item_generation: items } = collection.processes;
  const isRunning = isActive(state.status);
  const start = useProcessDocuments(collection.id);
  const missing = whatIsMissing(dataOf(live) ?? [], uploads.isBusy);
  const wasPublished = Boolean(collection.published.document_processing);
  const locked = isRunning || isActive(items.status) ? text.locked : null;
  return (
    <Stack gap="lg">
      <LiveGate live={live}>
        {(documents) => (
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            {KINDS.map((kind) => (
              <DocumentsPanel
                key={kind}
                kind={kind}
                documents={documents}
                uploads={uploads}
                locked={locked}
                collectionId={collection.id}
              />
            ))}
          </SimpleGrid>
        )}
      </LiveGate>
      {!locked && live.status === 'success' && <SampleFiles kinds={absent(live.data)} uploads={uploads} />}
      {locked && (
        <Text size="sm" c="dimmed">
          {locked}
        </Text>
      )}
      {isRunning ? (
        <ProcessingProgress collectionId={collection.id} process="document_processing" state={state} />
      ) : (
        <>
          <ProcessOutcome collectionId={collection.id} process="document_processing" state={state}>
            <Found collection={collection} />
          </ProcessOutcome>
          <StartProcess
            label={text.process}
            hint={missing ?? (wasPublished ? text.again : text.ready)}
            disabled={missing !== null}
            isSecond={wasPublished || canBeRetried(state)}
            start={start}
          />
        </>
      )}
      <Notes title={text.notes} notes={collection.notes} />
    </Stack>
  );
}

function Found({ collection: { id, counts, categories } }: { collection: Collection }) {
  const { products = 0, matched_images = 0, flagged_products = 0, unmatched_images = 0 } = counts;
  return (
    <Stack gap="sm">
      <Text size="sm">{products ? text.found(products, categories.length, matched_images) : text.nothingFound}</Text>
      {flagged_products + unmatched_images > 0 && (
        <Text size="sm">{text.doubtful(flagged_products, unmatched_images)}</Text>
      )}
      <Group gap="sm">
        <Button component={Link} to={`/collections/${id}/settings`}>
          {text.continue}
        </Button>
        <Button component={Link} to={`/collections/${id}/review`} variant="default">
          {text.review}
        </Button>
      </Group>
    </Stack>
  );
}

/** Linesheet and purchase order are both required. */
function whatIsMissing(documents: CollectionDocument[], isUploading: boolean): string | null {
  if (isUploading) return text.uploading;
  const [first, second] = absent(documents);
  if (second) return text.needsBoth;
  if (first) return first === 'linesheet' ? text.needsLinesheet : text.needsOrder;
  return null;
}

/** The kinds that no stored document is of. */
function absent(documents: CollectionDocument[]): DocumentKind[] {
  return KINDS.filter((kind) => !documents.some((one) => one.kind === kind && one.isStored));
}
