import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Feed, type Sink } from '@/shared/firebase/live';

let sink: Sink<string>;
const stop = vi.fn();
const open = vi.fn((given: Sink<string>) => {
  sink = given;
  return stop;
});
const forget = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.clearAllMocks();
});
afterEach(() => vi.useRealTimers());

const aFeed = () => new Feed<string>({ key: 'job', open, isFinal: (status) => status === 'completed' }, forget);

test('components with the same feed share one listener', () => {
  const feed = aFeed();

  feed.subscribe(() => undefined);
  feed.subscribe(() => undefined);

  expect(open).toHaveBeenCalledTimes(1);
});

test('a listener detaches at a terminal state and the last data stays', () => {
  const feed = aFeed();
  feed.subscribe(() => undefined);

  sink.next('completed', false);

  expect(stop).toHaveBeenCalledTimes(1);
  expect(feed.isListening).toBe(false);
  expect(feed.read()).toEqual({ status: 'success', data: 'completed', fromCache: false });
});

test('a terminal state from the cache is not believed', () => {
  const feed = aFeed();
  feed.subscribe(() => undefined);

  sink.next('completed', true);

  expect(feed.isListening).toBe(true);
});

test('a feed that nobody looks at is closed after a moment, not at once', () => {
  const feed = aFeed();
  const leave = feed.subscribe(() => undefined);

  leave();
  expect(stop).not.toHaveBeenCalled();
  vi.runAllTimers();

  expect(stop).toHaveBeenCalledTimes(1);
  expect(forget).toHaveBeenCalledWith(feed);
});

test('whoever comes back in time finds the data still there', () => {
  const feed = aFeed();
  feed.subscribe(() => undefined)();
  sink.next('processing', false);

  feed.subscribe(() => undefined);
  vi.runAllTimers();

  expect(stop).not.toHaveBeenCalled();
  expect(feed.read()).toMatchObject({ data: 'processing' });
});

test('an error ends the listener and is told', () => {
  const feed = aFeed();
  const told = vi.fn();
  feed.subscribe(told);

  sink.fail(new Error('denied'));

  expect(feed.read()).toMatchObject({ status: 'error' });
  expect(told).toHaveBeenCalled();
});
