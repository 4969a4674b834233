import { flexRender, type Row, type RowData, type Table } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { memo, useRef } from 'react';
import classes from './VirtualTable.module.css';

declare module '@tanstack/react-table' {
  interface ColumnMeta<TData extends RowData, TValue> {
    /** Figures stand below each other. */
    isFigure?: boolean;
  }
}

interface Props<T> {
  table: Table<T>;
  label: string;
  /** Estimated height of a row in pixels; rows are measured when they are drawn. */
  rowHeight: number;
  /** A row was double-clicked. Give the same function on every render. */
  onOpen?: (row: T) => void;
}

/** A real table of which only the visible rows exist: thousands of rows stay fluid, and screen readers hear their numbers. */
export function VirtualTable<T>({ table, label, rowHeight, onOpen }: Props<T>) {
  const viewport = useRef<HTMLElement>(null);
  const { rows } = table.getRowModel();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => rowHeight,
    overscan: 3,
    // Scrolling need not wait for React: rows are drawn when there is time.
    useFlushSync: false,
  });
  const shown = virtual.getVirtualItems();
  const above = shown[0]?.start ?? 0;
  const below = virtual.getTotalSize() - (shown.at(-1)?.end ?? 0);
  const width = table.getVisibleLeafColumns().length;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to be reachable by keyboard.
    <section className={classes.viewport} ref={viewport} tabIndex={0} aria-label={label}>
      <table className={classes.table} aria-rowcount={rows.length + 1}>
        <Head table={table} />
        <tbody>
          <Spacer height={above} width={width} />
          {shown.map(({ index }) => {
            const row = rows[index];
            return (
              row && (
                <Line
                  key={row.id}
                  row={row as Row<unknown>}
                  index={index}
                  isSelected={row.getIsSelected()}
                  measure={virtual.measureElement}
                  onOpen={onOpen as LineProps['onOpen']}
                />
              )
            );
          })}
          <Spacer height={below} width={width} />
        </tbody>
      </table>
    </section>
  );
}

function Head<T>({ table }: { table: Table<T> }) {
  return (
    <thead>
      {table.getHeaderGroups().map((group) => (
        <tr key={group.id} aria-rowindex={1}>
          {group.headers.map(({ id, column, getContext }) => {
            const sorted = column.getIsSorted();
            const title = flexRender(column.columnDef.header, getContext());
            return (
              <th
                key={id}
                scope="col"
                data-figure={column.columnDef.meta?.isFigure}
                style={{ width: column.getSize(), minWidth: column.getSize() }}
                aria-sort={sorted ? (sorted === 'asc' ? 'ascending' : 'descending') : undefined}
              >
                {column.getCanSort() ? (
                  <button type="button" className={classes.sort} onClick={column.getToggleSortingHandler()}>
                    {title}
                    <span aria-hidden>{sorted ? (sorted === 'asc' ? ' ↑' : ' ↓') : ''}</span>
                  </button>
                ) : (
                  title
                )}
              </th>
            );
          })}
        </tr>
      ))}
    </thead>
  );
}

interface LineProps {
  row: Row<unknown>;
  index: number;
  isSelected: boolean;
  measure(element: HTMLElement | null): void;
  onOpen: ((row: unknown) => void) | undefined;
}

/** Drawn again only when its own data change, not while the table scrolls. */
const Line = memo(function Line({ row, index, isSelected, measure, onOpen }: LineProps) {
  return (
    <tr
      ref={measure}
      data-index={index}
      aria-rowindex={index + 2}
      data-selected={isSelected || undefined}
      onDoubleClick={() => onOpen?.(row.original)}
    >
      {row.getVisibleCells().map((cell) => (
        <td key={cell.id} data-figure={cell.column.columnDef.meta?.isFigure}>
          {flexRender(cell.column.columnDef.cell, cell.getContext())}
        </td>
      ))}
    </tr>
  );
});

function Spacer({ height, width }: { height: number; width: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden>
      <td colSpan={width} style={{ height, padding: 0, border: 0 }} />
    </tr>
  );
}
