import { useState } from 'react';

/** Which of the loaded records are selected; what has left the list is selected no more. */
export function useSelection<R extends { id: string }>(items: readonly R[]) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const records = items.filter((item) => ids.has(item.id));
  const isAll = items.length > 0 && records.length === items.length;
  return {
    records,
    isAll,
    has: (id: string) => ids.has(id),
    toggle: (id: string) => {
      const next = new Set(ids);
      if (!next.delete(id)) next.add(id);
      setIds(next);
    },
    toggleAll: () => setIds(new Set(isAll ? [] : items.map((item) => item.id))),
    clear: () => setIds(new Set()),
  };
}
