/** Pictures need the caller's token like everything else, so they are fetched and shown from memory. */

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { callForFile, segment } from '@/shared/api/client';

const MINUTES = 60_000;

/** The address of a product image for `src`; undefined while it loads or when there is none. */
export function useImageUrl(collectionId: string, imageId: string | undefined) {
  return usePicture(imageId && `/collections/${segment(collectionId)}/images/${segment(imageId)}/file`);
}

/** The picture of a page of a document. */
export function usePagePicture(collectionId: string, documentId: string | undefined, page: number | null) {
  const path = `/collections/${segment(collectionId)}/documents/${segment(documentId ?? '')}/pages/${page}/picture`;
  return usePicture(documentId && page !== null ? path : undefined);
}

/** The picture of a slide, from 1. */
export function useSlidePicture(collectionId: string, deckId: string, slide: number) {
  return usePicture(`/collections/${segment(collectionId)}/decks/${segment(deckId)}/slides/${slide}/picture`);
}

function usePicture(path: string | undefined): { url: string | undefined; isLoading: boolean; isMissing: boolean } {
  const file = useQuery({
    queryKey: ['picture', path],
    queryFn: ({ signal }) => callForFile(path ?? '', { signal }),
    enabled: Boolean(path),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 5 * MINUTES,
    retry: 1,
  });
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    if (!file.data) return;
    const made = URL.createObjectURL(file.data);
    setUrl(made);
    return () => {
      URL.revokeObjectURL(made);
      setUrl(undefined);
    };
  }, [file.data]);
  return { url, isLoading: file.isLoading, isMissing: file.isError };
}
