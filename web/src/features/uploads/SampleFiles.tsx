import { Button, Group, Text } from '@mantine/core';
import { IconFileDownload } from '@tabler/icons-react';
import { useMutation, useQuery } from '@tanstack/react-query';
import type { DocumentKind } from '@/shared/domain/collection';
import { loadConfig } from '@/shared/firebase/config';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { fetchSample } from './api/fetchSample';
import type { Uploads } from './useUploads';

const text = strings.uploads;

/** Uploads the server's sample files as if they had been dropped. Nothing is shown where the server offers none. */
export function SampleFiles({ kinds, uploads }: { kinds: DocumentKind[]; uploads: Uploads }) {
  const config = useQuery({ queryKey: ['config'], queryFn: loadConfig, staleTime: Number.POSITIVE_INFINITY });
  const samples = config.data?.samples;
  const load = useMutation({
    mutationFn: async () => {
      const wanted = kinds.flatMap((kind) => (samples?.[kind] ? [{ kind, address: samples[kind] }] : []));
      const files = await Promise.all(wanted.map(({ address }) => fetchSample(address)));
      wanted.forEach(({ kind }, index) => {
        uploads.add(kind, files.slice(index, index + 1));
      });
    },
  });
  if (!samples || kinds.length === 0) return null;
  return (
    <div>
      <Group gap="md">
        <Button
          variant="light"
          leftSection={<IconFileDownload size={16} aria-hidden />}
          loading={load.isPending || uploads.isBusy}
          aria-describedby="samples-hint"
          onClick={() => load.mutate()}
        >
          {text.samples}
        </Button>
        <Text size="sm" c="dimmed" id="samples-hint" flex="1 1 220px">
          {text.samplesHint}
        </Text>
      </Group>
      {load.error && <ErrorNotice error={load.error} />}
    </div>
  );
}
