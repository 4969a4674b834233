import { useMutation } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { byKey, type Corrections, useCorrections } from '@/shared/data/corrections';
import type { Fields } from '@/shared/domain/fields';
import { dataOf } from '@/shared/firebase/live';
import { putCorrections } from './api/putCorrection';

interface Edit {
  key: string;
  before: Fields;
  after: Fields;
}
/** What one undo takes back. */
type Change = Edit[];

export interface Correcting {
  corrections: Corrections;
  /** Set some fields of a product, item or picture right, or of several alike. */
  set(key: string | string[], changed: Fields): void;
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
    mutationFn: (change: Change) => {
      underWay.current += 1;
      const turn = queue.current
        .then(() =>
          putCorrections(
            collectionId,
            change.map(({ key, after }) => ({ key, fields: after })),
          ),
        )
        .finally(() => {
          underWay.current -= 1;
        });
      queue.current = turn.catch(() => undefined);
      return turn;
    },
    onError: (_, change) => {
      // Of several, some may be stored: the listener knows which, and undo still takes them back.
      const keys = new Set(change.map(({ key }) => key));
      setAhead((known) => new Map([...known].filter(([key]) => !keys.has(key))));
      if (change.length === 1) setHistory((known) => known.filter((one) => one !== change));
    },
  });

  const show = useCallback((change: Change) => {
    const shown = change.map(({ key, after }) => [key, after] as const);
    latest.current = new Map([...latest.current, ...shown]);
    setAhead((known) => new Map([...known, ...shown]));
  }, []);

  const set = useCallback(
    (key: string | string[], changed: Fields) => {
      const change = [...new Set([key].flat())].map((one) => {
        const before = latest.current.get(one) ?? NONE;
        return { key: one, before, after: { ...before, ...changed } };
      });
      show(change);
      setHistory((known) => [...known, change]);
      mutate(change);
    },
    [mutate, show],
  );

  const undo = useCallback(() => {
    const last = history.at(-1);
    if (!last) return;
    const back = last.map(({ key, before, after }) => ({ key, before: after, after: before }));
    setHistory(history.slice(0, -1));
    show(back);
    mutate(back);
  }, [history, mutate, show]);

  return { corrections, set, undo, canUndo: history.length > 0, error };
}
