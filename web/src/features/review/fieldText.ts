/** Values of fields as text to edit, and back; pure. */

import type { Money } from '@/shared/domain/product';
import { formatMoney } from '@/shared/format';
import { strings } from '@/shared/strings';
import type { FieldKind, FieldValue } from './entries';

export function valueToText(kind: FieldKind, value: FieldValue): string {
  if (value === null) return '';
  if (kind === 'list') return (value as string[]).join(', ');
  if (kind === 'money') return formatMoney(value as Money);
  return String(value);
}

export type Parsed = { value: FieldValue; fault?: undefined } | { value?: undefined; fault: string };

/** What a user has typed, as a value; or why it is none. `before` lends its currency to a price without one. */
export function textToValue(kind: FieldKind, typed: string, before: FieldValue): Parsed {
  const text = typed.trim();
  switch (kind) {
    case 'text':
      return { value: text };
    case 'list':
      return {
        value: text
          .split(',')
          .map((one) => one.trim())
          .filter(Boolean),
      };
    case 'number': {
      if (!text) return { value: null };
      const amount = decimal(text);
      return amount === null ? { fault: strings.review.notANumber } : { value: Number(amount) };
    }
    case 'money': {
      if (!text) return { value: null };
      const amount = decimal(text.replace(/\p{Sc}|[A-Za-z]{3}/gu, '').trim());
      if (amount === null) return { fault: strings.review.notAPrice };
      return { value: { amount, currency: currencyIn(text) ?? (before as Money | null)?.currency ?? '' } };
    }
  }
}

const SIGNS: Record<string, string> = { '€': 'EUR', $: 'USD', '£': 'GBP', '¥': 'JPY' };

function currencyIn(text: string): string | null {
  const code = /[A-Za-z]{3}/.exec(text)?.[0];
  const sign = Object.keys(SIGNS).find((one) => text.includes(one));
  return code ? code.toUpperCase() : sign ? (SIGNS[sign] ?? null) : null;
}

/** "1.234,50", "1,234.50", "12,5" and "12" as decimal text; null for anything else. The last mark separates the fraction. */
function decimal(text: string): string | null {
  const plain = text.replace(/[\s'’]/g, '');
  if (!/^-?\d+([.,]\d+)*$/.test(plain)) return null;
  const last = Math.max(plain.lastIndexOf('.'), plain.lastIndexOf(','));
  if (last < 0) return plain;
  const mark = plain[last] ?? '';
  const isRepeated = plain.indexOf(mark) !== last;
  const isThousands = isRepeated || (plain.length - last === 4 && mark === ',' && !plain.includes('.'));
  const digits = (part: string) => part.replace(/[.,]/g, '');
  return isThousands ? digits(plain) : `${digits(plain.slice(0, last))}.${plain.slice(last + 1)}`;
}
