import { Button, Menu, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconSearch, IconX } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Fields, useList } from '../api/queries.ts';
import { type EntityFacts, type QueryValue } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { isTyping } from '../app/shortcuts.ts';
import { Empty, ErrorState, Loading } from './states.tsx';
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
export interface View {
  label: string;
  query: Record<string, QueryValue>;
}

interface Props {
  entity: EntityFacts;
  columns: Column[];
  views?: View[];
  base?: Record<string, QueryValue>;
  empty: string;
  emptyAction?: ReactNode;
  to: (record: Fields) => string;
}

const rowHeight = 44;

type ListSearch = { q?: string; sort?: string; view?: number; columns?: string };

/** A list of any entity: views and search in the address, sorting by head, columns by choice, keys j k Enter. */
export function List({ entity, columns, views = [], base = {}, empty, emptyAction, to }: Props) {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const put = (next: ListSearch) =>
    void navigate({ to: '.', search: { ...search, ...next } as never, replace: true });
  const view = views[search.view ?? 0];
  const query = { limit: 50, sort: search.sort, q: search.q, count: true, ...base, ...view?.query };
  const list = useList(entity.path, query);
  const [at, setAt] = useState(-1);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: list.items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
  });
  const rows = virtual.getVirtualItems();
  const last = rows.at(-1)?.index ?? 0;
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  useEffect(() => {
    if (last >= list.items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, list.items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (isTyping(event) || event.ctrlKey || event.metaKey) return;
      if (event.key === 'j') setAt((now) => Math.min(now + 1, list.items.length - 1));
      if (event.key === 'k') setAt((now) => Math.max(now - 1, 0));
      const record = list.items[at];
      if (event.key === 'Enter' && record) void navigate({ to: to(record) });
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, [list.items, at, navigate, to]);
  useEffect(() => {
    if (at >= 0) virtual.scrollToIndex(at);
  }, [at, virtual]);
  const chosen =
    search.columns?.split('.') ??
    columns.filter((column) => !column.hidden).map((column) => column.field);
  const shown = columns.filter((column) => chosen.includes(column.field));
  const labelOf = (column: Column) =>
    t(column.label ?? entity.fields[column.field]?.label ?? column.field);
  const template = shown
    .map((column, index) =>
      index === 0
        ? 'minmax(160px, 2.2fr)'
        : column.end
          ? 'minmax(130px, 1fr)'
          : 'minmax(90px, 1fr)',
    )
    .join(' ');
  const sortBy = (field: string) =>
    put({ sort: search.sort === `-${field}` ? field : `-${field}` });
  return (
    <div className="list">
      <div className="list-tools">
        {views.map((one, index) => (
          <button
            key={one.label}
            type="button"
            className={`view${index === (search.view ?? 0) ? ' at' : ''}`}
            onClick={() => put({ view: index })}
          >
            {t(one.label)}
            {index === (search.view ?? 0) && list.count !== undefined ? (
              <span className="quiet"> {list.count}</span>
            ) : null}
          </button>
        ))}
        <TextInput
          className="list-search"
          size="xs"
          aria-label={t('Search this list')}
          placeholder={t('Search')}
          leftSection={<IconSearch size={14} />}
          defaultValue={search.q ?? ''}
          onChange={(event) => put({ q: event.currentTarget.value || undefined } as ListSearch)}
          rightSection={
            search.q ? (
              <IconX size={14} onClick={() => put({ q: undefined } as unknown as ListSearch)} />
            ) : null
          }
        />
        <Menu closeOnItemClick={false}>
          <Menu.Target>
            <Button variant="default" leftSection={<IconAdjustmentsHorizontal size={14} />}>
              {t('Columns')}
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            {columns.slice(1).map((column) => (
              <Menu.Item
                key={column.field}
                onClick={() =>
                  put({
                    columns: columns
                      .map((one) => one.field)
                      .filter((field) =>
                        field === column.field ? !chosen.includes(field) : chosen.includes(field),
                      )
                      .join('.'),
                  })
                }
              >
                {chosen.includes(column.field) ? '✓ ' : '  '}
                {labelOf(column)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      </div>
      {list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading />
      ) : list.items.length === 0 ? (
        <Empty text={search.q ? t('Nothing found. Try fewer letters.') : t(empty)}>
          {emptyAction}
        </Empty>
      ) : (
        <div className="rows" ref={scroller} role="table" aria-rowcount={list.count ?? -1}>
          <div className="row head" role="row" style={{ gridTemplateColumns: template }}>
            {shown.map((column) => (
              <button
                key={column.field}
                type="button"
                role="columnheader"
                className={column.end ? 'end' : ''}
                disabled={column.sortable === false}
                onClick={() => sortBy(column.field)}
              >
                {labelOf(column)}
                {search.sort === column.field
                  ? ' ↑'
                  : search.sort === `-${column.field}`
                    ? ' ↓'
                    : ''}
              </button>
            ))}
          </div>
          <div style={{ height: virtual.getTotalSize(), position: 'relative' }}>
            {rows.map((row) => {
              const record = list.items[row.index];
              if (!record) return null;
              return (
                <a
                  key={record.id}
                  href={to(record)}
                  role="row"
                  className={`row${row.index === at ? ' at' : ''}`}
                  style={{
                    gridTemplateColumns: template,
                    position: 'absolute',
                    insetInline: 0,
                    top: row.start,
                    height: rowHeight,
                  }}
                  onClick={(event) => {
                    event.preventDefault();
                    void navigate({ to: to(record) });
                  }}
                >
                  {shown.map((column) => (
                    <span
                      key={column.field}
                      role="cell"
                      className={column.end ? 'end' : ''}
                      data-label={labelOf(column)}
                    >
                      {column.show ? (
                        column.show(record, list.names)
                      ) : (
                        <Value
                          name={column.field}
                          facts={entity.fields[column.field]}
                          value={record[column.field]}
                          names={list.names}
                        />
                      )}
                    </span>
                  ))}
                </a>
              );
            })}
          </div>
        </div>
      )}
    </div>
  );
}
