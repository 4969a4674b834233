/** Which pictures belong to which product: what was matched, with the user's word above it; pure. */

import { type Corrections, imageKey, productKeyOf } from '@/shared/data/corrections';
import type { Product, ProductImage } from '@/shared/domain/product';

type PicturesOf = (product: Pick<Product, 'key' | 'imageIds'>) => ProductImage[];

/**
 * Looked through once, then asked for each product: those that the user gave it, then its own list, the best first. A picture may show
 * a whole family, so it is on several lists.
 */
export function pictureFinder(images: ProductImage[], corrections: Corrections): PicturesOf {
  const read = new Map<string, ProductImage>();
  const given = new Map<string | null, ProductImage[]>();
  for (const image of images) {
    if (corrections.get(imageKey(image))?.product_key === undefined) {
      read.set(image.id, image);
    } else {
      const key = productKeyOf(image, corrections);
      given.set(key, [...(given.get(key) ?? []), image]);
    }
  }
  return ({ key, imageIds }) => [...(given.get(key) ?? []), ...imageIds.flatMap((id) => read.get(id) ?? [])];
}

/** Pictures of products that no product has. */
export function withoutProduct(images: ProductImage[], corrections: Corrections): ProductImage[] {
  return images.filter((image) => image.isProduct && productKeyOf(image, corrections) === null);
}
