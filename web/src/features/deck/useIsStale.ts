import { useEffect, useState } from 'react';
import { correctionsMark, useCorrections } from '@/shared/data/corrections';
import type { Collection } from '@/shared/domain/collection';
import { type Deck, settingsDigest } from '@/shared/domain/deck';
import { dataOf } from '@/shared/firebase/live';

/** Whether products, items, corrections or settings have changed since the deck was made. */
export function useIsStale(deck: Deck, { id, published, storedDeckSettings }: Collection): boolean {
  const corrections = dataOf(useCorrections(id));
  const [digest, setDigest] = useState<string>();
  const settings = JSON.stringify(storedDeckSettings);
  useEffect(() => {
    let current = true;
    void settingsDigest(JSON.parse(settings)).then((made) => current && setDigest(made));
    return () => {
      current = false;
    };
  }, [settings]);
  const { madeFrom } = deck;
  return (
    madeFrom.documents !== (published.document_processing ?? '') ||
    madeFrom.items !== (published.item_generation ?? '') ||
    (digest !== undefined && madeFrom.settings !== digest) ||
    (corrections !== undefined && madeFrom.corrections !== correctionsMark(corrections))
  );
}
