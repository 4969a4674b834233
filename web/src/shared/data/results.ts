/**
 * What the pipelines have published: products, images and items. It cannot change under its `published` id, so it is fetched page by
 * page and kept; the pages that have arrived are shown while the rest is on its way.
 */

import { useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { call, segment } from '@/shared/api/client';
import { type Fields, fields, list, textOrNull } from '@/shared/domain/fields';
import { readItem, readProduct, readProductImage } from '@/shared/domain/product';

type Kind = 'products' | 'images' | 'items';
const PAGE_SIZE = 200;

export interface Results<T> {
  rows: T[];
  /** Whether the first page is on its way. */
  isLoading: boolean;
  /** Whether all pages have arrived. */
  isComplete: boolean;
  error: Error | null;
  retry(): void;
}

export const useProducts = (collectionId: string, published: string | undefined) =>
  useResults('products', collectionId, published, readProduct);
export const useImages = (collectionId: string, published: string | undefined) =>
  useResults('images', collectionId, published, readProductImage);
export const useItems = (collectionId: string, published: string | undefined) =>
  useResults('items', collectionId, published, readItem);

function useResults<T>(
  kind: Kind,
  collectionId: string,
  published: string | undefined,
  read: (record: Fields) => T,
): Results<T> {
  const query = useInfiniteQuery({
    queryKey: [kind, collectionId, published],
    queryFn: ({ pageParam, signal }) => fetchPage(kind, collectionId, pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    enabled: published !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const { hasNextPage, isFetchingNextPage, isError, fetchNextPage } = query;
  useEffect(() => {
    if (hasNextPage && !isFetchingNextPage && !isError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isError, fetchNextPage]);
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap((page) => page.records.map(read)), [pages, read]);
  return {
    rows,
    isLoading: query.isLoading,
    isComplete: query.isSuccess && !hasNextPage,
    error: query.error,
    retry: () => void (pages ? fetchNextPage() : query.refetch()),
  };
}

async function fetchPage(kind: Kind, collectionId: string, token: string | null, signal: AbortSignal) {
  const page = new URLSearchParams({ page_size: String(PAGE_SIZE), ...(token && { page_token: token }) });
  const answer = await call<Fields>(`/collections/${segment(collectionId)}/${kind}?${page}`, { signal });
  return { records: list(answer[kind]).map(fields), next: textOrNull(answer.next_page_token) };
}
