import { useState } from 'react';
import type { Values } from './form.tsx';

/** Values that survive a closed window until they are saved. */
export function useDraft(
  name: string | undefined,
  start: Values,
): [Values, (values: Values) => void, () => void] {
  const key = name === undefined ? null : `draft/${name}`;
  const [values, setValues] = useState<Values>(() => {
    const kept = key === null ? null : localStorage.getItem(key);
    return kept === null ? start : { ...start, ...(JSON.parse(kept) as Values) };
  });
  const put = (next: Values) => {
    setValues(next);
    if (key !== null) localStorage.setItem(key, JSON.stringify(next));
  };
  const forget = () => {
    if (key !== null) localStorage.removeItem(key);
  };
  return [values, put, forget];
}

/** The fields of an entity that a form shows, in the order given. */
export function pick<F>(fields: Readonly<Record<string, F>>, names: string[]): Record<string, F> {
  return Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
}
