import { Button, Group, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useRef, useState } from 'react';
import { strings } from '@/shared/strings';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { createCollection } from './api/createCollection';

const text = strings.collections;

export function NewCollection({ onCreated }: { onCreated: (collectionId: string) => void }) {
  const [name, setName] = useState('');
  // The same key until it has worked: pressing Enter twice makes one collection.
  const key = useRef(crypto.randomUUID());
  const creation = useMutation({
    mutationFn: () => createCollection(name.trim(), key.current),
    onSuccess: ({ id }) => onCreated(id),
    onError: () => {
      key.current = crypto.randomUUID();
    },
  });

  function submit(event: FormEvent) {
    event.preventDefault();
    if (name.trim()) creation.mutate();
  }

  return (
    <form onSubmit={submit}>
      <Group align="end" gap="sm">
        <TextInput
          label={text.name}
          placeholder={text.placeholder}
          required
          maxLength={200}
          value={name}
          flex="1 1 200px"
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" loading={creation.isPending}>
          {text.create}
        </Button>
      </Group>
      {creation.error && <ErrorNotice error={creation.error} />}
    </form>
  );
}
