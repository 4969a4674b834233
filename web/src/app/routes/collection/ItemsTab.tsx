import { Button, Stack, Text } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { Link } from 'react-router';
import { ItemsTable } from '@/features/items/ItemsTable';
import { OrderChecks } from '@/features/items/OrderChecks';
import { ProcessingProgress } from '@/features/processing/ProcessingProgress';
import { ProcessOutcome } from '@/features/processing/ProcessOutcome';
import { StartProcess } from '@/features/processing/StartProcess';
import { useGenerateItems } from '@/features/processing/useStart';
import { useCollectionDocuments } from '@/shared/data/collections';
import { useItems } from '@/shared/data/results';
import { type Collection, canBeRetried } from '@/shared/domain/collection';
import { isActive } from '@/shared/domain/status';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { EmptyState } from '@/shared/ui/EmptyState';
import { Waiting } from '@/shared/ui/LiveGate';

const text = strings.items;

/** Generate Items, and the items. */
export default function ItemsTab({ collection }: { collection: Collection }) {
  const { id, name, published, counts } = collection;
  const state = collection.processes.item_generation;
  const results = useItems(id, published.item_generation);
  return (
    <Stack gap="lg">
      {isActive(state.status) ? (
        <ProcessingProgress collectionId={id} process="item_generation" state={state} />
      ) : (
        <>
          <ProcessOutcome collectionId={id} process="item_generation" state={state}>
            <Stack gap="sm" align="start">
              <Text size="sm">
                {text.found(
                  counts.items ?? 0,
                  counts.items_exact ?? 0,
                  counts.items_close ?? 0,
                  counts.items_none ?? 0,
                )}
              </Text>
              <Button component={Link} to={`/collections/${id}/deck`}>
                {text.continue}
              </Button>
            </Stack>
          </ProcessOutcome>
          <Start collection={collection} />
        </>
      )}
      {published.item_generation ? (
        <>
          <OrderChecks collection={collection} />
          {results.isLoading ? <Waiting /> : <ItemsTable collectionId={id} collectionName={name} results={results} />}
        </>
      ) : (
        !isActive(state.status) && <EmptyState icon={<IconTable />} title={text.empty} hint={text.emptyHint} />
      )}
    </Stack>
  );
}

function Start({ collection }: { collection: Collection }) {
  const start = useGenerateItems(collection.id);
  const documents = dataOf(useCollectionDocuments(collection.id));
  const hasOrder = documents?.some(({ kind, isStored }) => kind === 'purchase_order' && isStored);
  const missing =
    documents && !hasOrder ? text.needsOrder : collection.counts.products === 0 ? text.needsProducts : null;
  const wasPublished = Boolean(collection.published.item_generation);
  return (
    <StartProcess
      label={text.generate}
      hint={missing ?? (wasPublished ? text.again : text.ready)}
      disabled={!hasOrder || missing !== null}
      isSecond={wasPublished || canBeRetried(collection.processes.item_generation)}
      start={start}
    />
  );
}
