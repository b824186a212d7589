import { useState } from 'react';
import { useSession } from '../app/session.tsx';
import type { ListSearch } from './list_state.ts';

/** A view that someone saved: a name for what an address shows. */
export interface OwnView {
  name: string;
  search: ListSearch;
}

function read(key: string): OwnView[] {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '[]') as OwnView[];
  } catch {
    return [];
  }
}

/** The views that this person saved for a list. They stay in this browser; a link to one works anywhere. */
export function useOwnViews(entity: string) {
  const key = `views/${useSession().actor.id}/${entity}`;
  const [views, setViews] = useState(() => read(key));
  const store = (next: OwnView[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    setViews(next);
  };
  return {
    views,
    save: (view: OwnView) => store([...views.filter((one) => one.name !== view.name), view]),
    remove: (name: string) => store(views.filter((one) => one.name !== name)),
  };
}
