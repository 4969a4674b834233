/** A deck that was made of a collection: the essential one is there first, the complete one follows. */

import type { Row } from '@/shared/firebase/watch';
import { fields, number, text, texts, time } from './fields';

export type DeckEdition = 'essential' | 'complete';
export type DeckFormat = 'pptx' | 'pdf';
export interface DeckFiles {
  formats: DeckFormat[];
  slideCount: number;
}
export interface Deck {
  id: string;
  jobId: string;
  createdAt: Date | null;
  essential: DeckFiles | null;
  complete: DeckFiles | null;
  /** What it was made of: the published ids and the settings, to tell whether they have changed since. */
  madeFrom: { documents: string; items: string; settings: string };
}

export function readDeck({ id, data }: Row): Deck {
  const madeFrom = fields(data.made_from);
  return {
    id,
    jobId: text(data.job_id),
    createdAt: time(data.created_at),
    essential: readFiles(data.essential),
    complete: readFiles(data.complete),
    madeFrom: {
      documents: text(madeFrom.document_processing),
      items: text(madeFrom.item_generation),
      settings: settingsKey(madeFrom.deck_settings),
    },
  };
}

function readFiles(value: unknown): DeckFiles | null {
  const given = fields(value);
  const formats = texts(given.formats).filter((format): format is DeckFormat => format === 'pptx' || format === 'pdf');
  return formats.length ? { formats, slideCount: number(given.slide_count) } : null;
}

/** The same text for the same settings, whatever the order of their fields. */
export function settingsKey(settings: unknown): string {
  return JSON.stringify(Object.entries(fields(settings)).sort(([a], [b]) => a.localeCompare(b)));
}
