import { Anchor, Container, Stack, Text, Title } from '@mantine/core';
import { IconFolderOff } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { Link, Navigate, useNavigate, useParams } from 'react-router';
import { useUploads } from '@/features/uploads/useUploads';
import { useCollection } from '@/shared/data/collections';
import type { Collection } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';
import { EmptyState } from '@/shared/ui/EmptyState';
import { LiveGate, Waiting } from '@/shared/ui/LiveGate';
import { CollectionTabs } from './collection/CollectionTabs';
import { InfoTab } from './collection/InfoTab';
import { readTab, tabAccess } from './collection/tabAccess';

const ItemsTab = lazy(() => import('./collection/ItemsTab'));
const SettingsTab = lazy(() => import('./collection/SettingsTab'));
const DeckTab = lazy(() => import('./collection/DeckTab'));

export default function CollectionPage() {
  const { collectionId = '' } = useParams();
  return (
    <LiveGate live={useCollection(collectionId)}>
      {(found) => (found ? <Found key={found.id} collection={found} /> : <Gone />)}
    </LiveGate>
  );
}

function Found({ collection }: { collection: Collection }) {
  const navigate = useNavigate();
  const tab = readTab(useParams().tab);
  const uploads = useUploads(collection.id);
  const access = tabAccess(collection);
  const address = `/collections/${collection.id}`;
  if (access[tab].closed) return <Navigate to={address} replace />;
  return (
    <Container size="xl" py="lg">
      <title>{`${collection.name} · ${strings.name}`}</title>
      <Stack gap="lg">
        <div>
          <Text size="sm">
            <Anchor component={Link} to="/">
              {strings.nav.collections}
            </Anchor>
          </Text>
          <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
            {collection.name}
          </Title>
        </div>
        <CollectionTabs
          access={access}
          active={tab}
          onChange={(next) => void navigate(next === 'info' ? address : `${address}/${next}`)}
        >
          <Suspense fallback={<Waiting />}>
            {tab === 'info' && <InfoTab collection={collection} uploads={uploads} />}
            {tab === 'settings' && <SettingsTab collection={collection} />}
            {tab === 'items' && <ItemsTab collection={collection} />}
            {tab === 'deck' && <DeckTab collection={collection} />}
          </Suspense>
        </CollectionTabs>
      </Stack>
    </Container>
  );
}

function Gone() {
  return (
    <EmptyState icon={<IconFolderOff />} title={strings.collection.gone} hint={strings.collection.goneHint}>
      <Anchor component={Link} to="/">
        {strings.errors.toStart}
      </Anchor>
    </EmptyState>
  );
}
