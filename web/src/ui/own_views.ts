import { api } from '../api/generated.ts';
import { useCall, useSend } from '../api/queries.ts';
import type { ListSearch } from './list_state.ts';
import { refuse } from './undo.tsx';

/** A view that someone saved: a name for what an address shows. */
export interface OwnView {
  id: string;
  name: string;
  search: ListSearch;
}

/** What an address shows, as one text and back. */
export function textOf(search: ListSearch): string {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, String(value)]],
  );
  return new URLSearchParams(parts).toString();
}

export function searchOf(text: string): ListSearch {
  return Object.fromEntries(
    [...new URLSearchParams(text)].map(([name, value]) => [
      name,
      // Numbers and flags as the router writes them, so that both addresses look alike.
      /^(?:true|false|\d{1,9})$/.test(value) ? (JSON.parse(value) as number | boolean) : value,
    ]),
  );
}

/** The views that this person saved for a list; they follow the person, and nobody else sees them. */
export function useOwnViews(entity: string) {
  const saved = useCall(api.saved_views.list({ entity, sort: 'id', limit: 50 }));
  const add = useSend((view: { name: string; search: ListSearch }) =>
    api.saved_views.create({ entity, name: view.name, query: textOf(view.search) }),
  );
  const forget = useSend((id: string) => api.saved_views.remove(id));
  const views: OwnView[] = (saved.data?.items ?? []).map(({ id, name, query }) => ({
    id,
    name,
    search: searchOf(query),
  }));
  return {
    views,
    save: (name: string, search: ListSearch) => add.mutate({ name, search }, { onError: refuse }),
    remove: (id: string) => forget.mutate(id, { onError: refuse }),
  };
}
