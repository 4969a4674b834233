import { Stack, Text } from '@mantine/core';
import { IconEyeOff } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState } from 'react';
import type { Collection, CollectionDocument } from '@/shared/domain/collection';
import { strings } from '@/shared/strings';
import { EmptyState } from '@/shared/ui/EmptyState';
import { ErrorNotice } from '@/shared/ui/ErrorNotice';
import { Waiting } from '@/shared/ui/LiveGate';
import { ifAny } from './categories';
import { DeskBar } from './DeskBar';
import { EntryList } from './EntryList';
import { filterEntries, type Wanted } from './entries';
import { FieldPanel } from './FieldPanel';
import { ImageTray } from './ImageTray';
import classes from './ReviewDesk.module.css';
import { ShortcutHelp } from './ShortcutHelp';
import { SourceView } from './SourceView';
import { type Subject, useDesk } from './useDesk';
import { useSelection } from './useSelection';
import { useShortcuts } from './useShortcuts';

const text = strings.review;
const ALL: Wanted = { search: '', category: null, onlyFlagged: false, onlyWithoutPicture: false };

/** What was read beside where it was read: a list, the page with its boxes, the fields. */
export function ReviewDesk({ collection, documents }: { collection: Collection; documents: CollectionDocument[] }) {
  const [subject, setSubject] = useState<Subject>('products');
  const [chosen, setWanted] = useState(ALL);
  const [help, setHelp] = useState(false);
  const desk = useDesk(collection, subject);
  const category = ifAny(desk.entries, chosen.category);
  const wanted = useMemo(() => ({ ...chosen, category }), [chosen, category]);
  const filter = useDeferredValue(wanted);
  const shown = useMemo(() => filterEntries(desk.entries, filter), [desk.entries, filter]);
  const selected = useSelection(shown);
  useShortcuts({
    next: () => selected.step(1),
    previous: () => selected.step(-1),
    enter: selected.nextField,
    edit: () => selected.edit(true),
    undo: desk.correcting.undo,
    help: () => setHelp(true),
  });
  const isProducts = subject === 'products';

  if (!collection.published.document_processing) {
    return <EmptyState icon={<IconEyeOff />} title={text.empty} hint={text.emptyHint} />;
  }
  return (
    <Stack gap="sm">
      <DeskBar
        subject={subject}
        onSubject={setSubject}
        hasItems={Boolean(collection.published.item_generation)}
        wanted={wanted}
        onWanted={setWanted}
        shown={shown.length}
        entries={desk.entries}
        onRename={
          isProducts && desk.isComplete
            ? (entries, name) =>
                desk.correcting.set(
                  entries.map(({ key }) => key),
                  { category: name },
                )
            : undefined
        }
        correcting={desk.correcting}
        onHelp={() => setHelp(true)}
      />
      {desk.error && <ErrorNotice error={desk.error} onRetry={desk.retry} />}
      {desk.correcting.error && <ErrorNotice error={desk.correcting.error} />}
      {desk.isLoading ? (
        <Waiting />
      ) : (
        <div className={classes.desk}>
          <div className={classes.list}>
            {shown.length === 0 && <Text c="dimmed">{text.noneShown}</Text>}
            <EntryList
              entries={shown}
              selected={selected.entry}
              onSelect={selected.select}
              onDropImage={
                isProducts
                  ? (entry, imageId) => {
                      const image = desk.images.find(({ id }) => id === imageId);
                      if (image) desk.move(image, entry);
                    }
                  : undefined
              }
            />
            {isProducts && (
              <ImageTray
                title={text.tray}
                hint={text.trayHint}
                collectionId={collection.id}
                images={desk.unmatched}
                entries={desk.entries}
                onMove={desk.move}
              />
            )}
          </div>
          <SourceView collectionId={collection.id} documents={documents} desk={desk} selected={selected} />
          <FieldPanel collectionId={collection.id} desk={desk} selected={selected} canMove={isProducts} />
        </div>
      )}
      <ShortcutHelp opened={help} onClose={() => setHelp(false)} />
    </Stack>
  );
}
