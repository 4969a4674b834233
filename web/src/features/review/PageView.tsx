import { Center, Loader, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { usePagePicture } from '@/shared/data/pictures';
import type { Box, ProductImage } from '@/shared/domain/product';
import { strings } from '@/shared/strings';
import type { Entry } from './entries';
import { fieldText } from './fieldLabel';
import { ImageOnPage } from './ImageOnPage';
import classes from './PageView.module.css';

const text = strings.review;

interface Props {
  collectionId: string;
  documentId: string;
  page: number;
  entry: Entry | undefined;
  /** Others that were read from this page. */
  neighbours: Entry[];
  images: ProductImage[];
  activeField: string | null;
  onField(name: string): void;
  onEntry(entry: Entry): void;
}

/** A page with a box around everything that was read from it; a box leads to its field, a field to its box. */
export function PageView({
  collectionId,
  documentId,
  page,
  entry,
  neighbours,
  images,
  activeField,
  onField,
  onEntry,
}: Props) {
  const picture = usePagePicture(collectionId, documentId, page);
  const active = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another field, entry or picture is the reason to scroll.
  useEffect(() => {
    active.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [activeField, entry?.id, picture.url]);
  const boxes = (entry?.fields ?? []).flatMap((field) => {
    const { evidence } = field;
    return evidence?.bbox && evidence.page === page ? [{ field, box: evidence.bbox }] : [];
  });

  return (
    <figure className={classes.frame} aria-label={text.page(page)}>
      <div className={classes.page} data-drawn={picture.isMissing || undefined}>
        {picture.url && <img src={picture.url} alt={text.page(page)} className={classes.picture} />}
        {picture.isLoading && (
          <Center h={320}>
            <Loader size="sm" />
          </Center>
        )}
        {picture.isMissing &&
          images.map(
            (image) =>
              image.bbox && <ImageOnPage key={image.id} collectionId={collectionId} image={image} box={image.bbox} />,
          )}
        {neighbours.map(
          (other) =>
            other.area && (
              <button
                key={other.id}
                type="button"
                className={classes.neighbour}
                style={placed(other.area)}
                aria-label={text.goTo(other.title)}
                onClick={() => onEntry(other)}
              />
            ),
        )}
        {entry?.area && entry.page === page && <div className={classes.area} style={placed(entry.area)} />}
        {boxes.map(({ field, box }) => (
          <button
            key={field.name}
            ref={field.name === activeField ? active : undefined}
            type="button"
            className={classes.box}
            style={placed(box)}
            aria-pressed={field.name === activeField}
            aria-label={fieldText(field)}
            title={fieldText(field)}
            onClick={() => onField(field.name)}
          >
            {picture.isMissing && field.evidence?.text}
          </button>
        ))}
      </div>
      {picture.isMissing && (
        <Text component="figcaption" size="xs" c="dimmed" mt={6}>
          {text.drawn}
        </Text>
      )}
    </figure>
  );
}

export function placed([left, top, right, bottom]: Box) {
  const percent = (fraction: number) => `${(100 * fraction).toFixed(3)}%`;
  return { left: percent(left), top: percent(top), width: percent(right - left), height: percent(bottom - top) };
}
