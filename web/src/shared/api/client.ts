/** One function for every request to the API, and the one error it throws. */

import { idToken } from '@/shared/firebase/session';
import { strings } from '@/shared/strings';
import type { components } from './schema';

/** The API's types, generated from its OpenAPI document by `npm run types`. */
export type Schemas = components['schemas'];

/** An answer that is not a success, in the API's shape: `message` is a sentence for people, `reason` is for programs. */
export class ApiError extends Error {
  override name = 'ApiError';

  constructor(
    readonly code: number,
    readonly reason: string,
    message: string,
    readonly requestId: string | null,
    readonly metadata: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  body?: unknown;
  /** The same key for the same press of a button: the server acts once, however often the request arrives. */
  idempotencyKey?: string;
  signal?: AbortSignal;
}

/** Call `/api{path}` as the signed-in user. Throws `ApiError`. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const answer = await send(path, options);
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

/** The same for an answer that is a file. */
export async function callForFile(path: string, options: Call = {}): Promise<Blob> {
  return (await send(path, options)).blob();
}

async function send(path: string, options: Call): Promise<Response> {
  let answer = await attempt(path, options, false);
  // The clock of the machine may be off: one fresh token, then the answer stands.
  if (answer.status === 401) answer = await attempt(path, options, true);
  if (!answer.ok) throw await toApiError(answer);
  return answer;
}

async function attempt(path: string, options: Call, freshToken: boolean): Promise<Response> {
  const token = await idToken(freshToken);
  const headers = new Headers({ Accept: 'application/json' });
  if (token) headers.set('Authorization', `Bearer ${token}`);
  if (options.body !== undefined) headers.set('Content-Type', 'application/json');
  if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
  const init: RequestInit = { method: options.method ?? 'GET', headers };
  if (options.body !== undefined) init.body = JSON.stringify(options.body);
  if (options.signal) init.signal = options.signal;
  try {
    return await fetch(`/api${path}`, init);
  } catch (reason) {
    if (options.signal?.aborted) throw reason;
    throw new ApiError(0, 'NETWORK', strings.errors.network, null);
  }
}

async function toApiError(answer: Response): Promise<ApiError> {
  const body: unknown = await answer.json().catch(() => null);
  return errorOf(answer.status, body, answer.headers.get('X-Request-Id'));
}

/** The error in an answer's body; also for requests that `fetch` cannot make, such as an upload with progress. */
export function errorOf(code: number, body: unknown, requestId: string | null): ApiError {
  const error = (body as { error?: Record<string, unknown> } | null)?.error;
  const detail = (error?.details as { reason?: string; metadata?: Record<string, unknown> }[] | undefined)?.[0];
  const message = typeof error?.message === 'string' ? error.message : strings.errors.server(code);
  const id = typeof error?.request_id === 'string' ? error.request_id : requestId;
  return new ApiError(code, detail?.reason ?? 'UNKNOWN', message, id, detail?.metadata);
}

/** A path segment that may hold any text. */
export const segment = encodeURIComponent;
