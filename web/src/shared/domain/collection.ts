/** A collection, its documents, and the state of its processes. */

import type { Row } from '@/shared/firebase/watch';
import { counts, type Fields, fields, list, number, text, textOrNull, texts, time } from './fields';
import { type ProcessStatus, readStatus } from './status';

export type ProcessName = 'document_processing' | 'item_generation' | 'deck_generation';
export type DocumentKind = 'linesheet' | 'purchase_order';

/** `processing_status.{process}`: `phase` counts from 1; processes that speak of steps read the same. */
export interface ProcessState {
  status: ProcessStatus;
  jobId: string | null;
  startedAt: Date | null;
  completedAt: Date | null;
  lastUpdated: Date | null;
  phaseName: string;
  phase: number;
  totalPhases: number;
  percentage: number;
  error: { message: string; phase: string; details: string } | null;
  wasCancelled: boolean;
}

export const COVERS = ['collage', 'picture', 'plain'] as const;
/** Beside the title: pictures of several categories, one large picture, nothing. */
export type Cover = (typeof COVERS)[number];

export interface DeckSettings {
  title: string;
  subtitle: string;
  cover: Cover;
  /** Products side by side, 2 to 4. */
  columns: number;
  showWholesale: boolean;
  showRetail: boolean;
  showQuantities: boolean;
  categoryOrder: string[];
}

export interface OrderCheck {
  what: string;
  printed: string;
  computed: string;
  agrees: boolean;
}

export interface Collection {
  id: string;
  name: string;
  categories: string[];
  deckSettings: DeckSettings;
  /** As they are stored, to compare with what a deck was made from. */
  storedDeckSettings: Fields;
  processes: Record<ProcessName, ProcessState>;
  /** What readers of outputs compare `job_id` with. */
  published: Partial<Record<ProcessName, string>>;
  counts: Record<string, number>;
  notes: string[];
  poNumber: string;
  /** Printed totals of the order, compared with the sums of its lines. */
  orderChecks: OrderCheck[];
  orderNotes: string[];
  createdAt: Date | null;
  updatedAt: Date | null;
}

export interface CollectionDocument {
  id: string;
  kind: DocumentKind;
  filename: string;
  contentType: string;
  sizeBytes: number;
  sha256: string | null;
  isStored: boolean;
  createdAt: Date | null;
}

export function readCollection({ id, data }: Row): Collection {
  const status = fields(data.processing_status);
  const published = fields(data.published);
  return {
    id,
    name: text(data.name),
    categories: texts(data.categories),
    deckSettings: readDeckSettings(fields(data.deck_settings), text(data.name), texts(data.categories)),
    storedDeckSettings: fields(data.deck_settings),
    processes: {
      document_processing: readProcess(fields(status.document_processing)),
      item_generation: readProcess(fields(status.item_generation)),
      deck_generation: readProcess(fields(status.deck_generation)),
    },
    published: Object.fromEntries(Object.entries(published).map(([name, job]) => [name, text(job)])),
    counts: counts(data.counts),
    notes: texts(data.notes),
    poNumber: text(data.po_number),
    orderChecks: list(data.order_checks).map((one) => {
      const check = fields(one);
      return {
        what: text(check.what),
        printed: text(check.printed),
        computed: text(check.computed),
        agrees: check.agrees === true,
      };
    }),
    orderNotes: texts(data.order_notes),
    createdAt: time(data.created_at),
    updatedAt: time(data.updated_at),
  };
}

export function readProcess(state: Fields): ProcessState {
  const progress = fields(state.progress);
  const error = state.error ? fields(state.error) : null;
  return {
    status: readStatus(state.status),
    jobId: textOrNull(state.task_id),
    startedAt: time(state.started_at),
    completedAt: time(state.completed_at),
    lastUpdated: time(state.last_updated),
    phaseName: text(state.current_phase) || text(state.current_step),
    phase: number(progress.phase) || number(progress.step),
    totalPhases: number(progress.total_phases) || number(progress.total_steps),
    percentage: number(progress.percentage),
    error: error && {
      message: text(error.message),
      phase: text(error.phase) || text(error.step),
      details: text(error.details),
    },
    wasCancelled: state.last_outcome === 'cancelled',
  };
}

/** It has ended short of its goal, and goes on where it was when it is retried. */
export const canBeRetried = ({ status, wasCancelled }: ProcessState): boolean =>
  wasCancelled || status === 'failed' || status === 'cancelled';

function readDeckSettings(given: Fields, name: string, categories: string[]): DeckSettings {
  const known = texts(given.category_order).filter((category) => categories.includes(category));
  return {
    title: text(given.title) || name,
    subtitle: text(given.subtitle),
    cover: COVERS.find((cover) => cover === given.cover) ?? 'collage',
    columns: Math.min(Math.max(number(given.columns) || 3, 2), 4),
    showWholesale: given.show_wholesale !== false,
    showRetail: given.show_retail !== false,
    showQuantities: given.show_quantities !== false,
    categoryOrder: [...known, ...categories.filter((category) => !known.includes(category))],
  };
}

export function readCollectionDocument({ id, data }: Row): CollectionDocument {
  return {
    id,
    kind: data.kind === 'purchase_order' ? 'purchase_order' : 'linesheet',
    filename: text(data.filename),
    contentType: text(data.content_type),
    sizeBytes: number(data.size_bytes),
    sha256: textOrNull(data.sha256),
    isStored: data.upload_state === 'stored',
    createdAt: time(data.created_at),
  };
}
