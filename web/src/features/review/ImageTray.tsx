import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { memo, useState } from 'react';
import type { ProductImage } from '@/shared/domain/product';
import { strings } from '@/shared/strings';
import { Thumbnail } from '@/shared/ui/Thumbnail';
import type { Entry } from './entries';
import classes from './ImageTray.module.css';
import { MoveMenu } from './MoveMenu';

const text = strings.review;
/** The kind of what is dragged, so that nothing else can be dropped on a product. */
export const DRAGGED_IMAGE = 'application/x-threadline-image';
/** What is shown at first, and what each press of "Show more" adds. */
const SOME = 24;

interface Props {
  title: string;
  hint?: string;
  collectionId: string;
  images: ProductImage[];
  entries: Entry[];
  onMove(image: ProductImage, entry: Entry): void;
  /** Take a picture away from its product; without it the pictures have none. */
  onRelease?(image: ProductImage): void;
}

/** Pictures that can be dragged onto a product, or sent there by a menu. Many menus: drawn anew only when its pictures change. */
export const ImageTray = memo(function ImageTray({
  title,
  hint,
  collectionId,
  images,
  entries,
  onMove,
  onRelease,
}: Props) {
  const [limit, setLimit] = useState(SOME);
  return (
    <Stack gap={6} component="section" aria-label={title}>
      <Title order={3} size="h6">
        {title} ({images.length})
      </Title>
      {hint && images.length > 0 && (
        <Text size="xs" c="dimmed">
          {hint}
        </Text>
      )}
      <div className={classes.pictures}>
        {images.slice(0, limit).map((image) => (
          // biome-ignore lint/a11y/noStaticElementInteractions: dragging is a shortcut for the mouse; the menu does the same.
          <div
            key={image.id}
            className={classes.picture}
            draggable
            title={image.match?.reason || image.reason}
            onDragStart={(event) => event.dataTransfer.setData(DRAGGED_IMAGE, image.id)}
          >
            <Thumbnail collectionId={collectionId} imageId={image.id} name={text.onPage(image.page ?? 0)} size={76} />
            <Group gap={2} justify="center">
              <MoveMenu entries={entries} onMove={(entry) => onMove(image, entry)} />
              {onRelease && (
                <ActionIcon
                  variant="default"
                  size="sm"
                  aria-label={text.release}
                  title={text.release}
                  onClick={() => onRelease(image)}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          </div>
        ))}
      </div>
      {images.length > limit && (
        <Button variant="default" size="compact-sm" onClick={() => setLimit(limit + SOME)}>
          {text.showMore(images.length - limit)}
        </Button>
      )}
    </Stack>
  );
});
