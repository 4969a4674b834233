import { useCallback, useMemo } from 'react';
import { corrected, imageKey } from '@/shared/data/corrections';
import { useImages, useItems, useProducts } from '@/shared/data/results';
import type { Collection } from '@/shared/domain/collection';
import type { Product, ProductImage } from '@/shared/domain/product';
import { type Entry, itemToEntry, productToEntry } from './entries';
import { pictureFinder, withoutProduct } from './pictures';
import { type Correcting, useCorrecting } from './useCorrecting';

export type Subject = 'products' | 'items';

export interface Desk {
  entries: Entry[];
  images: ProductImage[];
  unmatched: ProductImage[];
  isLoading: boolean;
  /** Whether all entries are there. */
  isComplete: boolean;
  error: Error | null;
  retry(): void;
  correcting: Correcting;
  /** Give a picture to a product, or to none. */
  move(image: ProductImage, product: Entry | null): void;
}

/** Everything on the desk, the user's corrections laid over. */
export function useDesk({ id, published }: Collection, subject: Subject): Desk {
  const correcting = useCorrecting(id);
  const { corrections, set } = correcting;
  const products = useProducts(id, published.document_processing);
  const images = useImages(id, published.document_processing);
  const items = useItems(id, subject === 'items' ? published.item_generation : undefined);
  const entries = useMemo(() => {
    if (subject === 'items') {
      return items.rows
        .toSorted((a, b) => a.position - b.position)
        .map((item) => itemToEntry(corrected(item, corrections)));
    }
    const picturesOf = pictureFinder(images.rows, corrections);
    return products.rows
      .toSorted(inReadingOrder)
      .map((product) =>
        productToEntry(
          corrected(product, corrections),
          images.isComplete ? picturesOf(product).map(({ id }) => id) : product.imageIds,
        ),
      );
  }, [subject, items.rows, products.rows, images.rows, images.isComplete, corrections]);
  const unmatched = useMemo(() => withoutProduct(images.rows, corrections), [images.rows, corrections]);
  const move = useCallback(
    (image: ProductImage, product: Entry | null) => set(imageKey(image), { product_key: product?.key ?? null }),
    [set],
  );
  const shown = subject === 'items' ? items : products;
  return {
    entries,
    images: images.rows,
    unmatched,
    isLoading: shown.isLoading,
    isComplete: shown.isComplete,
    error: shown.error ?? images.error,
    retry: shown.error ? shown.retry : images.retry,
    correcting,
    move,
  };
}

function inReadingOrder(a: Product, b: Product): number {
  if (a.documentId === b.documentId) return a.position - b.position;
  return a.documentId < b.documentId ? -1 : 1;
}
