import { call, type Schemas } from '@/shared/api/client';

export const createCollection = (name: string, idempotencyKey: string) =>
  call<Schemas['Collection']>('/collections', {
    method: 'POST',
    body: { name } satisfies Partial<Schemas['NewCollection']>,
    idempotencyKey,
  });
