import { Link, useNavigate } from '@tanstack/react-router';
import type { VirtualItem } from '@tanstack/react-virtual';
import type { MouseEvent, ReactNode } from 'react';
import type { EntityFacts } from '../api/generated.ts';
import type { Fields } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { Value } from './value.tsx';

export interface Column {
  field: string;
  /** Written in place of the plain value. */
  show?: (record: Fields, names: Record<string, string>) => ReactNode;
  label?: string;
  end?: boolean;
  sortable?: boolean;
  hidden?: boolean;
}

export function labelOf(entity: EntityFacts, column: Column): string {
  return t(column.label ?? entity.fields[column.field]?.label ?? column.field);
}

function isAmount(entity: EntityFacts, column: Column): boolean {
  return entity.fields[column.field]?.type === 'amount';
}

function classOf(entity: EntityFacts, column: Column): string {
  const state = ['state', 'stage'].includes(column.field) ? ' state' : '';
  return (column.end ? 'end' : '') + (isAmount(entity, column) ? ' amount' : '') + state;
}

/** The widths of a list's columns: titles get the most, amounts always fit. */
export function template(entity: EntityFacts, columns: Column[], selects: boolean): string {
  const widths = columns.map((column, index) =>
    index === 0
      ? 'minmax(170px, 2.4fr)'
      : isAmount(entity, column)
        ? 'minmax(142px, 1fr)'
        : 'minmax(92px, 1fr)',
  );
  return [...(selects ? ['18px'] : []), ...widths].join(' ');
}

interface HeadProps {
  entity: EntityFacts;
  columns: Column[];
  sort: string;
  onSort: (field: string) => void;
  /** The box that selects all that is shown; absent where nothing can be selected. */
  all?: { isOn: boolean; toggle: () => void } | undefined;
}

export function ListHead({ entity, columns, sort, onSort, all }: HeadProps) {
  const arrow = (field: string) => (sort === field ? ' ↑' : sort === `-${field}` ? ' ↓' : '');
  const order = (field: string) =>
    sort === field ? 'ascending' : sort === `-${field}` ? 'descending' : 'none';
  return (
    <div className="row head" role="row">
      {all && (
        <span role="columnheader" className="check">
          <input
            type="checkbox"
            aria-label={t('Select all that is shown')}
            checked={all.isOn}
            onChange={all.toggle}
          />
        </span>
      )}
      {columns.map((column) => (
        <span
          key={column.field}
          role="columnheader"
          aria-sort={order(column.field)}
          className={classOf(entity, column)}
        >
          <button
            type="button"
            disabled={column.sortable === false}
            onClick={() => onSort(column.field)}
          >
            {labelOf(entity, column)}
            <bdi>{arrow(column.field)}</bdi>
          </button>
        </span>
      ))}
    </div>
  );
}

interface RowProps {
  entity: EntityFacts;
  columns: Column[];
  record: Fields;
  names: Record<string, string>;
  place: VirtualItem;
  to: string;
  isAt: boolean;
  selected?: { isOn: boolean; toggle: () => void } | undefined;
}

export function ListRow({ entity, columns, record, names, place, to, isAt, selected }: RowProps) {
  const navigate = useNavigate();
  const open = (event: MouseEvent) => {
    const target = event.target as Element;
    if (target.closest('a, button, input, label') === null) void navigate({ to });
  };
  const cell = (column: Column) =>
    column.show ? (
      column.show(record, names)
    ) : (
      <Value
        name={column.field}
        facts={entity.fields[column.field]}
        value={record[column.field]}
        names={names}
      />
    );
  return (
    <div
      role="row"
      aria-rowindex={place.index + 2}
      className={`row body${isAt ? ' at' : ''}${selected?.isOn ? ' selected' : ''}`}
      style={{ insetBlockStart: place.start, blockSize: place.size }}
      onClick={open}
    >
      {selected && (
        <span role="cell" className="check">
          <input
            type="checkbox"
            aria-label={t('Select')}
            checked={selected.isOn}
            onChange={selected.toggle}
          />
        </span>
      )}
      {columns.map((column, index) => (
        <span key={column.field} role="cell" className={classOf(entity, column)}>
          {index === 0 ? <Link to={to}>{cell(column)}</Link> : cell(column)}
        </span>
      ))}
    </div>
  );
}
