import { ActionIcon, Anchor, Card, Group, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconFolderPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { Collection } from '@/shared/domain/collection';
import { formatDay } from '@/shared/format';
import { strings } from '@/shared/strings';
import { confirm } from '@/shared/ui/confirm';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { StatusBadge } from '@/shared/ui/StatusBadge';
import { toast } from '@/shared/ui/toast';
import { deleteCollection } from './api/deleteCollection';

const text = strings.collections;
const SEARCH_FROM = 7;

export function CollectionList({ collections }: { collections: Collection[] }) {
  const [search, setSearch] = useState('');
  const found = collections.filter(({ name }) => name.toLowerCase().includes(search.trim().toLowerCase()));
  if (collections.length === 0) {
    return <EmptyState icon={<IconFolderPlus />} title={text.empty} hint={text.emptyHint} />;
  }
  return (
    <Stack>
      {collections.length >= SEARCH_FROM && (
        <TextInput
          aria-label={text.search}
          placeholder={text.search}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={search}
          onChange={(event) => setSearch(event.currentTarget.value)}
          maw={320}
        />
      )}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {found.map((collection) => (
          <CollectionCard key={collection.id} collection={collection} />
        ))}
      </SimpleGrid>
      {found.length === 0 && <Text c="dimmed">{text.noneFound}</Text>}
    </Stack>
  );
}

function CollectionCard({ collection }: { collection: Collection }) {
  const removal = useMutation({
    mutationFn: () => deleteCollection(collection.id),
    onSuccess: () => toast(text.removed(collection.name)),
  });
  const { document_processing: documents, item_generation: items } = collection.processes;
  const shown = items.status === 'idle' ? documents : items;
  return (
    <Card withBorder component="article" aria-busy={removal.isPending}>
      <Group justify="space-between" wrap="nowrap" align="start">
        <Title order={2} size="h4" style={{ overflowWrap: 'anywhere' }}>
          <Anchor component={Link} to={`/collections/${collection.id}`} inherit>
            {collection.name}
          </Anchor>
        </Title>
        <ActionIcon
          variant="subtle"
          color="gray"
          loading={removal.isPending}
          aria-label={`${text.remove}: ${collection.name}`}
          onClick={() =>
            confirm({
              title: text.remove,
              text: text.removeConfirm(collection.name),
              verb: text.remove,
              onConfirm: removal.mutate,
            })
          }
        >
          <IconTrash size={18} aria-hidden />
        </ActionIcon>
      </Group>
      <Group mt="xs" gap="xs">
        <StatusBadge status={shown.status} />
        <Text size="sm">{text.counts(collection.counts.products ?? 0, collection.counts.items ?? 0)}</Text>
      </Group>
      <Text size="xs" c="dimmed" mt="xs">
        {text.created(formatDay(collection.createdAt))}
      </Text>
      {removal.error && <ErrorNotice error={removal.error} />}
    </Card>
  );
}
