/** Numbers, times and money as people read them. */

import type { Money } from './domain/product';

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium' });
const moment = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });

export const formatClock = (at: Date): string => clock.format(at);
export const formatDay = (at: Date | null): string => (at ? day.format(at) : '–');
export const formatMoment = (at: Date | null): string => (at ? moment.format(at) : '–');
export const formatCount = (count: number): string => count.toLocaleString();

/** "<1s", "45s", "2m 30s", "1h 05m". */
export function formatDuration(seconds: number): string {
  if (seconds > 0 && seconds < 1) return '<1s';
  const whole = Math.max(0, Math.floor(seconds));
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours) return `${hours}h ${String(minutes).padStart(2, '0')}m`;
  return minutes ? `${minutes}m ${String(rest).padStart(2, '0')}s` : `${rest}s`;
}

/** "about 2–4 min"; under a minute by tens of seconds. */
export function formatRange([low, high]: readonly [number, number]): string {
  if (high < 60) {
    const [from, to] = [Math.max(5, Math.floor(low / 10) * 10), Math.max(10, Math.ceil(high / 10) * 10)];
    return from === to ? `about ${to} s` : `about ${from}–${to} s`;
  }
  const [from, to] = [Math.max(1, Math.round(low / 60)), Math.max(1, Math.ceil(high / 60))];
  return from === to ? `about ${to} min` : `about ${from}–${to} min`;
}

/** Bytes by 1,024, as operating systems show sizes of files. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

/** The amount as the document has it (no float touches it), the currency's code behind. */
export function formatMoney(money: Money | null): string {
  return money ? `${money.amount}${money.currency ? ` ${money.currency}` : ''}` : '';
}

/** "$0.0123": small sums keep two figures that count. */
export function formatCost(usd: number): string {
  return usd === 0 ? '$0' : usd < 0.01 ? `$${usd.toPrecision(2)}` : `$${usd.toFixed(2)}`;
}
