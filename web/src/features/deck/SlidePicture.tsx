import { Skeleton, Text } from '@mantine/core';
import { useSlidePicture } from '@/shared/data/pictures';
import { strings } from '@/shared/strings';
import classes from './DeckCard.module.css';

export function SlidePicture({
  collectionId,
  deckId,
  number,
}: {
  collectionId: string;
  deckId: string;
  number: number;
}) {
  const { url, isMissing } = useSlidePicture(collectionId, deckId, number);
  return (
    <figure className={classes.slide}>
      {url && <img src={url} alt={strings.deck.slide(number)} loading="lazy" />}
      {!url && !isMissing && <Skeleton h="100%" />}
      {isMissing && (
        <Text size="xs" c="dimmed">
          {strings.deck.noPictures}
        </Text>
      )}
      <figcaption>{number}</figcaption>
    </figure>
  );
}
