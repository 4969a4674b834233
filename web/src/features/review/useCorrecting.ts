import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { byKey, type Corrections, useCorrections } from '@/shared/data/corrections';
import type { Fields } from '@/shared/domain/fields';
import { dataOf } from '@/shared/firebase/live';
import { putCorrection } from './api/putCorrection';

interface Change {
  key: string;
  before: Fields;
  after: Fields;
}

export interface Correcting {
  corrections: Corrections;
  /** Set some fields of a product, item or picture right. */
  set(key: string, changed: Fields): void;
  undo(): void;
  canUndo: boolean;
  error: Error | null;
}

const NONE: Fields = {};

/** Corrections with undo. A change is shown at once and taken back when the server refuses it. */
export function useCorrecting(collectionId: string): Correcting {
  const stored = dataOf(useCorrections(collectionId));
  const [ahead, setAhead] = useState<Corrections>(new Map());
  const [history, setHistory] = useState<Change[]>([]);
  const corrections = useMemo(() => new Map([...byKey(stored), ...ahead]), [stored, ahead]);
  const latest = useRef(corrections);
  latest.current = corrections;
  const queue = useRef(Promise.resolve<unknown>(undefined));
  const underWay = useRef(0);

  // What the server has stored speaks for itself, as soon as nothing of ours is on its way.
  // biome-ignore lint/correctness/useExhaustiveDependencies: news from the listener are the reason to look.
  useEffect(() => {
    if (underWay.current === 0) setAhead((known) => (known.size ? new Map() : known));
  }, [stored]);

  const { mutate, error } = useMutation({
    // One after the other: two quick edits of one record must not overtake each other.
    mutationFn: ({ key, after }: Change) => {
      underWay.current += 1;
      const turn = queue.current
        .then(() => putCorrection(collectionId, key, after))
        .finally(() => {
          underWay.current -= 1;
        });
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    onError: (_, change) => {
      show(change.key, change.before);
      setHistory((known) => known.filter((one) => one !== change));
    },
  });

  const show = useCallback((key: string, fields: Fields) => {
    latest.current = new Map(latest.current).set(key, fields);
    setAhead((known) => new Map(known).set(key, fields));
  }, []);

  const set = useCallback(
    (key: string, changed: Fields) => {
      const before = latest.current.get(key) ?? NONE;
      const change = { key, before, after: { ...before, ...changed } };
      show(key, change.after);
      setHistory((known) => [...known, change]);
      mutate(change);
    },
    [mutate, show],
  );

  const undo = useCallback(() => {
    const last = history.at(-1);
    if (!last) return;
    setHistory(history.slice(0, -1));
    show(last.key, last.before);
    mutate({ key: last.key, before: last.after, after: last.before });
  }, [history, mutate, show]);

  return { corrections, set, undo, canUndo: history.length > 0, error };
}
