import { createColumnHelper } from '@tanstack/react-table';
import type { Item, Money } from '@/shared/domain/product';
import { formatCount, formatMoney } from '@/shared/format';
import { strings } from '@/shared/strings';
import { Flags } from '@/shared/ui/Flags';
import { MatchBadge } from '@/shared/ui/MatchBadge';
import { Thumbnail } from '@/shared/ui/Thumbnail';

const text = strings.items.columns;
const column = createColumnHelper<Item>();
const byAmount = (a: Money | null, b: Money | null): number => Number(a?.amount ?? 0) - Number(b?.amount ?? 0);

export const itemColumns = (collectionId: string) => [
  column.display({
    id: 'picture',
    header: text.picture,
    size: 60,
    cell: ({ row: { original: item } }) => (
      <Thumbnail collectionId={collectionId} imageId={item.imageIds[0]} name={item.name || item.style_number} />
    ),
  }),
  column.accessor('style_number', { header: text.style, size: 110 }),
  column.accessor('name', { header: text.name, size: 150 }),
  column.accessor('color', { header: text.color, size: 110 }),
  column.accessor('size', { header: text.size, size: 60 }),
  column.accessor('quantity', {
    meta: { isFigure: true },
    header: text.quantity,
    size: 80,
    cell: ({ getValue }) => (getValue() === null ? '' : formatCount(getValue() ?? 0)),
  }),
  column.accessor('unit_price', {
    meta: { isFigure: true },
    header: text.price,
    size: 95,
    sortingFn: (a, b) => byAmount(a.original.unit_price, b.original.unit_price),
    cell: ({ getValue }) => formatMoney(getValue()),
  }),
  column.accessor('line_total', {
    meta: { isFigure: true },
    header: text.total,
    size: 95,
    sortingFn: (a, b) => byAmount(a.original.line_total, b.original.line_total),
    cell: ({ getValue }) => formatMoney(getValue()),
  }),
  column.accessor('category', { header: text.category, size: 110 }),
  column.accessor('match', {
    header: text.match,
    size: 120,
    cell: ({ row: { original: item } }) => <MatchBadge band={item.match} reason={item.matchReason} />,
  }),
  column.accessor((item) => item.flags.length, {
    id: 'flags',
    header: text.flags,
    size: 160,
    cell: ({ row: { original: item } }) => <Flags flags={item.flags} />,
  }),
];
