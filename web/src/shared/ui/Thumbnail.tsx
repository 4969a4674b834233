import { IconPhotoOff } from '@tabler/icons-react';
import { useImageUrl } from '@/shared/data/pictures';
import { strings } from '@/shared/strings';
import classes from './Thumbnail.module.css';

interface Props {
  collectionId: string;
  imageId: string | undefined;
  name: string;
  size?: number;
}

export function Thumbnail({ collectionId, imageId, name, size = 40 }: Props) {
  const { url, isLoading } = useImageUrl(collectionId, imageId);
  return (
    <div className={classes.frame} style={{ width: size, height: size }} data-loading={isLoading || undefined}>
      {url ? (
        <img src={url} alt={strings.pictureOf(name)} width={size} height={size} draggable={false} />
      ) : (
        !isLoading && <IconPhotoOff size={size / 2.4} role="img" aria-label={strings.noPicture} />
      )}
    </div>
  );
}
