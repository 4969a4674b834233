import { expect, test } from 'vitest';
import { phaseTimes } from '@/features/processing/timeline';
import { aJob, anEvent, at } from './jobs';

test('a phase worked from its claim to its checkpoint, and the live one until now', () => {
  const events = [
    anEvent(0, 'start', { status: 'pending' }),
    anEvent(3, 'first_claim'),
    anEvent(13, 'checkpoint', { phase: 'match' }),
  ];

  const [read, match] = phaseTimes(aJob({ phase: 1 }), events, at(20));

  expect(read).toMatchObject({ state: 'done', workedSeconds: 10, waitedSeconds: 3 });
  expect(match).toMatchObject({ state: 'active', workedSeconds: 7 });
});

test('a back-off is waiting and one more attempt, not work', () => {
  const events = [anEvent(0, 'first_claim'), anEvent(4, 'back_off', { status: 'retrying' })];

  const [read] = phaseTimes(aJob({ status: 'retrying' }), events, at(10));

  expect(read).toMatchObject({ workedSeconds: 4, waitedSeconds: 6, attempts: 2 });
});

test('a retry by the user begins the times of its phase and the later ones anew', () => {
  const events = [
    anEvent(0, 'first_claim'),
    anEvent(10, 'checkpoint', { phase: 'match' }),
    anEvent(30, 'give_up', { phase: 'match', status: 'failed' }),
    anEvent(100, 'retry', { phase: 'match', status: 'pending' }),
    anEvent(101, 'first_claim', { phase: 'match' }),
  ];

  const [read, match] = phaseTimes(aJob({ phase: 1 }), events, at(105));

  expect(read).toMatchObject({ workedSeconds: 10 });
  expect(match).toMatchObject({ workedSeconds: 4, waitedSeconds: 1 });
});

test('a job that has ended does not go on counting', () => {
  const events = [anEvent(0, 'first_claim'), anEvent(5, 'give_up', { status: 'failed' })];

  const [read] = phaseTimes(aJob({ status: 'failed' }), events, at(500));

  expect(read).toMatchObject({ state: 'failed', workedSeconds: 5 });
});
