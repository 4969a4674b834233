import { expect, test } from 'vitest';
import { correctionsMark } from '@/shared/data/corrections';
import { currentDeck } from '@/shared/data/decks';
import { readCollection } from '@/shared/domain/collection';
import { readDeck, settingsDigest, sortedJson } from '@/shared/domain/deck';

const aDeck = (jobId: string) => readDeck({ id: `deck of ${jobId}`, data: { job_id: jobId, state: 'complete' } });
const aCollection = (status: string, published: string) =>
  readCollection({
    id: 'c',
    data: {
      processing_status: { deck_generation: { status, task_id: 'new' } },
      published: { deck_generation: published },
    },
  });

test('settings are digested as the server digests them', async () => {
  const settings = { title: 'Été 😀 "a"', columns: 3, show_retail: false, category_order: ['B', 'A'] };

  expect(sortedJson(settings)).toBe(
    '{"category_order": ["B", "A"], "columns": 3, "show_retail": false, "title": "\\u00c9t\\u00e9 \\ud83d\\ude00 \\"a\\""}',
  );
  expect(await settingsDigest({})).toBe('44136fa355b3678a');
});

test('corrections are marked as the server marks them, whatever their order', () => {
  const made = (updatedAt: string) => ({ key: updatedAt, fields: {}, updatedAt: new Date(updatedAt) });

  expect(correctionsMark([])).toBe('0/0');
  expect(correctionsMark([made('2026-11-27T00:00:00Z'), made('2026-11-26T00:00:00Z')])).toBe('2/1795737600000');
});

test('the published deck is shown until the running job has one', () => {
  expect(currentDeck([aDeck('old')], aCollection('processing', 'old'))?.jobId).toBe('old');
  expect(currentDeck([aDeck('old'), aDeck('new')], aCollection('processing', 'old'))?.jobId).toBe('new');
});

test('the leftovers of a failed job do not hide the published deck', () => {
  expect(currentDeck([aDeck('old'), aDeck('new')], aCollection('failed', 'old'))?.jobId).toBe('old');
});

test('the deck of a retried job is that of the job', () => {
  expect(currentDeck([aDeck('new.1')], aCollection('processing', ''))?.jobId).toBe('new.1');
});
