import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ApiError, call } from '@/shared/api/client';

const idToken = vi.hoisted(() => vi.fn(async (force: boolean) => (force ? 'fresh' : 'old')));
vi.mock('@/shared/firebase/session', () => ({ idToken }));

const fetched = vi.fn();
beforeEach(() => vi.stubGlobal('fetch', fetched));
afterEach(() => {
  vi.unstubAllGlobals();
  fetched.mockReset();
});

const json = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });
const sentToken = (index: number) => new Headers(fetched.mock.calls[index]?.[1]?.headers).get('Authorization');

test('an expired token is renewed once, unseen', async () => {
  fetched.mockResolvedValueOnce(json(401, {})).mockResolvedValueOnce(json(200, { ok: true }));

  await expect(call('/collections')).resolves.toEqual({ ok: true });

  expect([sentToken(0), sentToken(1)]).toEqual(['Bearer old', 'Bearer fresh']);
});

test('an error carries sentence, reason, metadata and request id', async () => {
  const error = {
    message: 'This is already being processed.',
    details: [{ reason: 'ALREADY_PROCESSING', metadata: { job_id: 'j' } }],
    request_id: 'r1',
  };
  fetched.mockResolvedValueOnce(json(409, { error }));

  const thrown = await call('/x', { method: 'POST' }).catch((reason: unknown) => reason);

  expect(thrown).toBeInstanceOf(ApiError);
  expect(thrown).toMatchObject({
    code: 409,
    reason: 'ALREADY_PROCESSING',
    requestId: 'r1',
    metadata: { job_id: 'j' },
    message: error.message,
  });
});

test('an answer that is not of the API still becomes a sentence', async () => {
  fetched.mockResolvedValueOnce(new Response('<html>', { status: 502 }));

  await expect(call('/x')).rejects.toMatchObject({ code: 502, message: expect.stringContaining('502') });
});

test('a cut connection is told as one', async () => {
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'));

  await expect(call('/x')).rejects.toMatchObject({ reason: 'NETWORK' });
});
