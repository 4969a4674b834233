import { Container, Stack, Title } from '@mantine/core';
import { useNavigate } from 'react-router';
import { CollectionList } from '@/features/collections/CollectionList';
import { NewCollection } from '@/features/collections/NewCollection';
import { useCollections } from '@/shared/data/collections';
import { useUser } from '@/shared/data/user';
import { strings } from '@/shared/strings';
import { LiveGate } from '@/shared/ui/LiveGate';

export function CollectionsPage() {
  const navigate = useNavigate();
  const collections = useCollections(useUser().uid);
  return (
    <Container size="xl" py="lg">
      <title>{`${strings.collections.title} · ${strings.name}`}</title>
      <Stack gap="lg">
        <Title order={1} size="h2">
          {strings.collections.title}
        </Title>
        <NewCollection onCreated={(id) => void navigate(`/collections/${id}`)} />
        <LiveGate live={collections}>{(found) => <CollectionList collections={found} />}</LiveGate>
      </Stack>
    </Container>
  );
}
