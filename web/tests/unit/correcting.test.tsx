import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import { type PropsWithChildren, useSyncExternalStore } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { useCorrecting } from '@/features/review/useCorrecting';

/** The server: what it has stored, whom it tells, what it refuses. */
const server = vi.hoisted(() => ({
  rows: [] as { key: string; fields: object; updatedAt: null }[],
  refused: new Set<string>(),
  tell: (): void => undefined,
}));
vi.mock('@/shared/firebase/session', () => ({ idToken: async () => 'token' }));
vi.mock('@/shared/firebase/watch', () => ({
  useListing: () => ({
    status: 'success',
    fromCache: false,
    data: useSyncExternalStore(
      (tell) => {
        server.tell = tell;
        return () => undefined;
      },
      () => server.rows,
    ),
  }),
}));

beforeEach(() => {
  server.rows = [];
  server.refused.clear();
  vi.stubGlobal('fetch', async (address: string, { body }: { body: string }) => {
    const key = address.split('/').pop() ?? '';
    if (server.refused.has(key)) return new Response('{}', { status: 503 });
    const { fields } = JSON.parse(body);
    const others = server.rows.filter((row) => row.key !== key);
    server.rows = Object.keys(fields).length ? [...others, { key, fields, updatedAt: null }] : others;
    act(() => server.tell());
    return new Response('{}');
  });
});
afterEach(() => vi.unstubAllGlobals());

const wrapper = ({ children }: PropsWithChildren) => (
  <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
);
const stored = () => Object.fromEntries(server.rows.map(({ key, fields }) => [key, fields]));

test('a category is renamed for all its products, and one undo takes it back', async () => {
  server.rows = [{ key: 'a', fields: { name: 'Anorak' }, updatedAt: null }];
  const { result } = renderHook(() => useCorrecting('c'), { wrapper });

  act(() => result.current.set(['a', 'b'], { category: 'Coats' }));

  expect(result.current.corrections.get('b')).toEqual({ category: 'Coats' });
  await waitFor(() => expect(stored()).toEqual({ a: { name: 'Anorak', category: 'Coats' }, b: { category: 'Coats' } }));

  act(() => result.current.undo());

  expect(result.current.canUndo).toBe(false);
  await waitFor(() => expect(stored()).toEqual({ a: { name: 'Anorak' } }));
});

test('of a renaming that fails midway, the page shows what is stored, and undo takes that back', async () => {
  server.refused.add('b');
  const { result } = renderHook(() => useCorrecting('c'), { wrapper });

  act(() => result.current.set(['a', 'b'], { category: 'Coats' }));
  await waitFor(() => expect(result.current.error).not.toBeNull());

  expect([...result.current.corrections]).toEqual([['a', { category: 'Coats' }]]);
  server.refused.clear();
  act(() => result.current.undo());
  await waitFor(() => expect(stored()).toEqual({}));
});

test('a single correction that the server refuses is gone, and there is nothing to undo', async () => {
  server.refused.add('a');
  const { result } = renderHook(() => useCorrecting('c'), { wrapper });

  act(() => result.current.set('a', { name: 'Anorak' }));
  await waitFor(() => expect(result.current.error).not.toBeNull());

  expect(result.current.corrections.size).toBe(0);
  expect(result.current.canUndo).toBe(false);
});
