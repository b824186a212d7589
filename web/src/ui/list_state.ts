import { useNavigate, useSearch } from '@tanstack/react-router';
import type { EntityFacts, QueryValue } from '../api/generated.ts';
import { type Filter, filtersOf, keyOf, queryOf } from './filters.ts';

/** What a list's address says, beside its filters. */
export type ListSearch = Record<string, QueryValue>;

export interface ListState {
  search: ListSearch;
  filters: Filter[];
  put: (next: ListSearch) => void;
  /** Shows exactly this and forgets the rest. */
  show: (search: ListSearch) => void;
  setFilter: (filter: Filter, before?: Filter) => void;
  dropFilter: (filter: Filter) => void;
}

function clean(search: ListSearch): ListSearch {
  return Object.fromEntries(
    Object.entries(search).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** Two addresses that show the same, whatever the order of their parts. */
export function isSame(a: ListSearch, b: ListSearch): boolean {
  const text = (search: ListSearch) =>
    JSON.stringify(
      Object.entries(clean(search))
        .map(([name, value]) => [name, String(value)])
        .sort(),
    );
  return text(a) === text(b);
}

/** The state of a list stands in the address, so that a link shows what its sender saw. */
export function useListState(entity: EntityFacts): ListState {
  const search: ListSearch = useSearch({ strict: false });
  const navigate = useNavigate();
  const show = (next: ListSearch) =>
    void navigate({ to: '.', search: clean(next) as never, replace: true });
  const put = (next: ListSearch) => show({ ...search, ...next });
  const dropped = (filter: Filter) => ({ [keyOf(filter)]: undefined });
  return {
    search,
    filters: filtersOf(search, entity),
    put,
    show,
    setFilter: (filter, before) => put({ ...(before && dropped(before)), ...queryOf([filter]) }),
    dropFilter: (filter) => put(dropped(filter)),
  };
}
