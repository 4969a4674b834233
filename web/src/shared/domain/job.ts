/** A job and its log, as far as screens show them. */

import type { Row } from '@/shared/firebase/watch';
import { counts, fields, list, number, text, textOrNull, time } from './fields';
import { type JobStatus, readStatus } from './status';

export interface PhaseInfo {
  key: string;
  name: string;
  weight: number;
}

export interface Job {
  id: string;
  pipeline: string;
  process: string;
  collectionId: string | null;
  status: JobStatus;
  phases: PhaseInfo[];
  /** Index of the current phase, from 0. */
  phase: number;
  attempt: number;
  step: number;
  progress: { percentage: number; done: number; total: number; message: string };
  waiting: { reason: string; until: Date | null } | null;
  error: { code: string; message: string; phase: string; details: string } | null;
  issues: Record<string, number>;
  usage: { calls: number; inputTokens: number; outputTokens: number; costUsd: number };
  requestId: string | null;
  createdAt: Date | null;
  startedAt: Date | null;
  completedAt: Date | null;
  lastUpdated: Date | null;
}

export interface JobEvent {
  number: number;
  at: Date | null;
  name: string;
  status: JobStatus;
  phase: string;
  step: number;
  attempt: number;
  message: string;
}

export function readJob({ id, data }: Row): Job {
  const progress = fields(data.progress);
  const waiting = data.waiting ? fields(data.waiting) : null;
  const error = data.error ? fields(data.error) : null;
  const usage = fields(data.usage);
  return {
    id,
    pipeline: text(data.pipeline),
    process: text(data.process),
    collectionId: /^collections\/([^/]+)$/.exec(text(data.subject))?.[1] ?? null,
    status: jobStatus(data.status),
    phases: list(data.phases).map((phase) => {
      const { key, name, weight } = fields(phase);
      return { key: text(key), name: text(name), weight: number(weight) };
    }),
    phase: number(data.phase),
    attempt: number(data.attempt),
    step: number(data.step),
    progress: {
      percentage: number(progress.percentage),
      done: number(progress.done),
      total: number(progress.total),
      message: text(progress.message),
    },
    waiting: waiting && { reason: text(waiting.reason), until: time(waiting.until) },
    error: error && {
      code: text(error.code),
      message: text(error.message),
      phase: text(error.phase),
      details: text(error.details),
    },
    issues: counts(data.issues),
    usage: {
      calls: number(usage.calls),
      inputTokens: number(usage.input_tokens),
      outputTokens: number(usage.output_tokens),
      costUsd: number(usage.cost_usd),
    },
    requestId: textOrNull(data.request_id),
    createdAt: time(data.created_at),
    startedAt: time(data.started_at),
    completedAt: time(data.completed_at),
    lastUpdated: time(data.last_updated),
  };
}

export function readJobEvent({ id, data }: Row): JobEvent {
  return {
    number: Number.parseInt(id, 10),
    at: time(data.at),
    name: text(data.name),
    status: jobStatus(data.status),
    phase: text(data.phase),
    step: number(data.step),
    attempt: number(data.attempt),
    message: text(data.message),
  };
}

function jobStatus(value: unknown): JobStatus {
  const status = readStatus(value);
  return status === 'idle' ? 'pending' : status;
}
