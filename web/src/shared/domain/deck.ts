/** A deck that was made of a collection: its essential edition is there first, the complete one follows. */

import type { Row } from '@/shared/firebase/watch';
import { type Fields, fields, list, number, text } from './fields';

export type DeckFormat = 'pptx' | 'pdf';
export type DeckEdition = 'essential' | 'complete';
export interface Deck {
  id: string;
  jobId: string;
  title: string;
  /** The edition that is there. */
  edition: DeckEdition;
  slides: number;
  totalSlides: number;
  /** How many slides have pictures. */
  pictures: number;
  /**
   * What it was made of; `settings` is a digest as `settingsDigest` gives it, `corrections` a mark as
   * `correctionsMark` does.
   */
  madeFrom: { documents: string; items: string; settings: string; corrections: string };
}

export function readDeck({ id, data }: Row): Deck {
  const madeFrom = fields(data.made_from);
  return {
    id,
    jobId: text(data.job_id),
    title: text(data.title),
    edition: data.state === 'complete' ? 'complete' : 'essential',
    slides: number(data.slides),
    totalSlides: number(data.total_slides),
    pictures: list(data.thumbnail_paths).length,
    madeFrom: {
      documents: text(madeFrom.document_processing),
      items: text(madeFrom.item_generation),
      settings: text(madeFrom.deck_settings),
      corrections: text(madeFrom.corrections),
    },
  };
}

/** What a deck remembers of the settings it was made with: 16 digits of the SHA-256 of their JSON with sorted keys. */
export async function settingsDigest(settings: Fields): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(sortedJson(settings)));
  return [...new Uint8Array(digest).slice(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** JSON as Python's `json.dumps(…, sort_keys=True)` writes it: spaces behind commas and colons, ASCII only. */
export function sortedJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(', ')}]`;
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${entries.map(([name, one]) => `${sortedJson(name)}: ${sortedJson(one)}`).join(', ')}}`;
  }
  return JSON.stringify(value).replace(
    /[\u007f-\uffff]/g,
    (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
