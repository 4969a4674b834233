import { useImageUrl } from '@/shared/data/pictures';
import type { Box, ProductImage } from '@/shared/domain/product';
import { placed } from './PageView';

/** A picture where it stands on its page, for pages that are drawn from what was read of them. */
export function ImageOnPage({ collectionId, image, box }: { collectionId: string; image: ProductImage; box: Box }) {
  const { url } = useImageUrl(collectionId, image.id);
  if (!url) return null;
  return <img src={url} alt="" style={{ position: 'absolute', objectFit: 'contain', ...placed(box) }} />;
}
