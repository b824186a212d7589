import './list_head.css';
import './list.css';
import { Button } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useRef, useState } from 'react';
import { csvOf, saveAs } from '../api/csv.ts';
import { useLeaving } from '../api/later.ts';
import { type Fields, useList } from '../api/queries.ts';
import type { EntityFacts, QueryValue } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import type { Action } from './actions.tsx';
import { FilterBar } from './filter_bar.tsx';
import { queryOf } from './filters.ts';
import { fractionOf } from './format.ts';
import { type Column, labelOf, ListHead, ListRow, template } from './list_rows.tsx';
import { useListState } from './list_state.ts';
import { ListTools } from './list_tools.tsx';
import { ListTotals, sumsOf } from './list_totals.tsx';
import { ListViews, useCounts, type View } from './list_views.tsx';
import { useOwnViews } from './own_views.ts';
import { SelectionBar } from './selection.tsx';
import { useSelection } from './use_selection.ts';
import { Empty, ErrorState, Loading } from './states.tsx';

export type { Column } from './list_rows.tsx';
export type { View } from './list_views.tsx';

interface Props {
  entity: EntityFacts;
  columns: Column[];
  views?: View[];
  base?: Record<string, QueryValue>;
  /** What can be done to all selected records whose `can` allows it. */
  bulk?: Action[];
  empty: string;
  emptyAction?: ReactNode;
  to: (record: Fields) => string;
}

const everything: View[] = [{ label: 'All', query: {} }];

/** A list of any entity: saved views, filters as sentences, selection with sums; all of it by keys and in the address. */
export function List(props: Props) {
  const { entity, columns, views = everything, base = {}, bulk = [], empty, to } = props;
  const state = useListState(entity);
  const { search, filters } = state;
  const own = useOwnViews(entity.name);
  const counts = useCounts(entity, views, base, own.views);
  const at = Number(search['view'] ?? 0);
  const query = {
    ...base,
    ...views[at]?.query,
    ...queryOf(filters),
    sort: search['sort'],
    q: search['q'],
  };
  const list = useList(entity.path, { ...query, limit: 50, count: true });
  const chosen =
    search['columns'] === undefined
      ? columns.filter((column) => !column.hidden).map((column) => column.field)
      : String(search['columns']).split('.');
  const shown = columns.filter((column, index) => index === 0 || chosen.includes(column.field));
  const isNarrowed = filters.length > 0 || search['q'] !== undefined;
  const download = async () =>
    saveAs(await csvOf(entity.path, query), `${entity.path.slice(1)}.csv`);
  return (
    <div className="list">
      <div className="list-head">
        <ListViews views={views} counts={counts} state={state} own={own} />
        <ListTools
          state={state}
          columns={columns.map((column) => ({
            field: column.field,
            label: labelOf(entity, column),
            isShown: shown.includes(column),
          }))}
          onColumns={(fields) => state.put({ columns: fields.join('.') })}
          onDownload={() => void download()}
        />
      </div>
      <FilterBar
        entity={entity}
        shown={columns.map((column) => column.field)}
        state={state}
        aside={
          isNarrowed && list.count !== undefined && counts[at] !== undefined
            ? t('{n} of {all}', { n: list.count, all: counts[at] })
            : null
        }
      />
      {list.isError ? (
        <ErrorState error={list.error} retry={() => void list.refetch()} />
      ) : list.isPending ? (
        <Loading shape="list" />
      ) : list.items.length > 0 ? (
        <Rows entity={entity} columns={shown} list={list} bulk={bulk} to={to} state={state} />
      ) : isNarrowed ? (
        <Empty text={t('Nothing matches.')}>
          <Button variant="default" onClick={() => state.show({ view: search['view'] })}>
            {t('Show all again')}
          </Button>
        </Empty>
      ) : (
        <Empty text={t(empty)}>{props.emptyAction}</Empty>
      )}
    </div>
  );
}

interface RowsProps {
  entity: EntityFacts;
  columns: Column[];
  list: ReturnType<typeof useList>;
  bulk: Action[];
  to: (record: Fields) => string;
  state: ReturnType<typeof useListState>;
}

/** The rows that are in sight, their head and their foot. */
function Rows({ entity, columns, list, bulk, to, state }: RowsProps) {
  const { names, hasNextPage, isFetchingNextPage, fetchNextPage } = list;
  const isLeaving = useLeaving();
  const items = list.items.filter((item) => !isLeaving(item.id));
  const navigate = useNavigate();
  const [at, setAt] = useState(-1);
  const selection = useSelection(items);
  const scroller = useRef<HTMLDivElement>(null);
  const isNarrow = useMediaQuery('(max-width: 760px)', false, { getInitialValueInEffect: false });
  const height = isNarrow ? 60 : 48;
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => height,
    overscan: 12,
  });
  useEffect(() => virtual.measure(), [virtual, height]);
  const places = virtual.getVirtualItems();
  const last = places.at(-1)?.index ?? 0;
  useEffect(() => {
    if (last >= items.length - 10 && hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [last, items.length, hasNextPage, isFetchingNextPage, fetchNextPage]);
  const walk = (step: number) => {
    const next = Math.max(0, Math.min(at + step, items.length - 1));
    setAt(next);
    virtual.scrollToIndex(next);
  };
  const here = items[at];
  const sums = sumsOf(entity, columns, items);
  const selects = !isNarrow && (bulk.length > 0 || sums.length > 0);
  useKeys([
    { keys: 'j', label: 'Next row', press: () => walk(1) },
    { keys: 'k', label: 'Row before', press: () => walk(-1) },
    ...(selects
      ? [{ keys: 'x', label: 'Select the row', press: () => here && selection.toggle(here.id) }]
      : []),
    {
      keys: 'Enter',
      label: 'Open the row',
      press: () => here && void navigate({ to: to(here) }),
    },
  ]);
  const sort = String(state.search['sort'] ?? '');
  const hasThousandths = sums.some((sum) => sum.each.some((one) => fractionOf(one.amount) === 4));
  const selectedSums = sumsOf(entity, columns, selection.records)[0];
  return (
    <>
      <div
        className={hasThousandths ? 'rows deep' : 'rows'}
        ref={scroller}
        role="table"
        tabIndex={-1}
        aria-rowcount={(list.count ?? -2) + 1}
        style={{ '--columns': template(entity, columns, selects) } as CSSProperties}
      >
        <div role="rowgroup" className="rows-head">
          <ListHead
            entity={entity}
            columns={columns}
            sort={sort}
            onSort={(field) => state.put({ sort: sort === `-${field}` ? field : `-${field}` })}
            all={selects ? { isOn: selection.isAll, toggle: selection.toggleAll } : undefined}
          />
        </div>
        <div role="rowgroup" className="rows-body" style={{ blockSize: virtual.getTotalSize() }}>
          {places.map((place) => {
            const record = items[place.index];
            return (
              record && (
                <ListRow
                  key={record.id}
                  entity={entity}
                  columns={columns}
                  record={record}
                  names={names}
                  place={place}
                  to={to(record)}
                  isAt={place.index === at}
                  selected={
                    selects
                      ? {
                          isOn: selection.has(record.id),
                          toggle: () => selection.toggle(record.id),
                        }
                      : undefined
                  }
                />
              )
            );
          })}
        </div>
        <ListTotals
          sums={sums}
          columns={columns}
          selects={selects}
          partly={hasNextPage ? items.length : undefined}
        />
      </div>
      {selection.records.length > 0 && (
        <SelectionBar
          entity={entity}
          records={selection.records}
          names={names}
          sums={selectedSums?.each ?? []}
          actions={bulk}
          onClear={selection.clear}
        />
      )}
    </>
  );
}
