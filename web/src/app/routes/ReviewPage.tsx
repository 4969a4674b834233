import { Anchor, Container, Stack, Text, Title } from '@mantine/core';
import { Link, useParams } from 'react-router';
import { ReviewDesk } from '@/features/review/ReviewDesk';
import { useCollection, useCollectionDocuments } from '@/shared/data/collections';
import { dataOf } from '@/shared/firebase/live';
import { strings } from '@/shared/strings';
import { LiveGate } from '@/shared/ui/LiveGate';
import { NotFoundPage } from './NotFoundPage';

export default function ReviewPage() {
  const { collectionId = '' } = useParams();
  const documents = dataOf(useCollectionDocuments(collectionId)) ?? [];
  return (
    <LiveGate live={useCollection(collectionId)}>
      {(collection) =>
        collection ? (
          <Container size={1680} py="md">
            <title>{`${strings.review.title}: ${collection.name} · ${strings.name}`}</title>
            <Stack gap="sm">
              <div>
                <Text size="sm">
                  <Anchor component={Link} to={`/collections/${collection.id}`}>
                    {collection.name}
                  </Anchor>
                </Text>
                <Title order={1} size="h3">
                  {strings.review.title}
                </Title>
              </div>
              <ReviewDesk key={collection.id} collection={collection} documents={documents} />
            </Stack>
          </Container>
        ) : (
          <NotFoundPage />
        )
      }
    </LiveGate>
  );
}
