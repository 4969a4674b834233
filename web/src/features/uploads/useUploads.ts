import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { DocumentKind } from '@/shared/domain/collection';
import { Upload } from './upload';

export interface Uploads {
  list: Upload[];
  add(kind: DocumentKind, files: Iterable<File>): void;
  dismiss(upload: Upload): void;
  isBusy: boolean;
}

/** The uploads of one collection. Hold it above the tabs: an upload goes on while another tab is looked at. */
export function useUploads(collectionId: string): Uploads {
  const [list, setList] = useState<Upload[]>([]);
  const running = useRef(list);
  running.current = list;

  const add = useCallback(
    (kind: DocumentKind, files: Iterable<File>) => {
      // An upload changes in place; a new array tells React. What is done or given up is shown by the documents themselves.
      const refresh = () =>
        setList((known) => known.filter(({ state }) => state.phase !== 'done' && state.phase !== 'cancelled'));
      const added = [...files].map((file) => new Upload(collectionId, kind, file, refresh));
      setList((known) => [...known, ...added]);
      for (const upload of added) void upload.start();
    },
    [collectionId],
  );
  const dismiss = useCallback((upload: Upload) => setList((known) => known.filter((one) => one !== upload)), []);
  const isBusy = list.some(
    ({ state }) => state.phase === 'sending' || state.phase === 'finishing' || state.phase === 'checking',
  );

  useEffect(() => {
    if (!isBusy) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isBusy]);
  useEffect(
    () => () => {
      for (const upload of running.current) if (upload.state.phase === 'sending') upload.pause();
    },
    [],
  );

  return useMemo(() => ({ list, add, dismiss, isBusy }), [list, add, dismiss, isBusy]);
}
