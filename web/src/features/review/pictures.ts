/** Which pictures belong to which product: what was matched, with the user's word above it; pure. */

import { type Corrections, imageKey, productKeyOf } from '@/shared/data/corrections';
import type { Product, ProductImage } from '@/shared/domain/product';

/** Those of a product, the best first. A picture may show a whole family, so the product's own list counts, too. */
export function picturesOf(product: Product, images: ProductImage[], corrections: Corrections): ProductImage[] {
  const matched = new Set(product.imageIds);
  return images
    .filter((image) => {
      if (corrections.get(imageKey(image))?.product_key !== undefined)
        return productKeyOf(image, corrections) === product.key;
      return matched.has(image.id);
    })
    .sort((a, b) => product.imageIds.indexOf(a.id) - product.imageIds.indexOf(b.id));
}

/** Pictures of products that no product has. */
export function withoutProduct(images: ProductImage[], corrections: Corrections): ProductImage[] {
  return images.filter((image) => image.isProduct && productKeyOf(image, corrections) === null);
}
