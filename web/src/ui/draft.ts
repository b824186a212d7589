import { useRef, useState } from 'react';
import type { Values } from './form.tsx';

/** What someone typed, and what it began from. */
interface Draft {
  start: Values;
  values: Values;
  /** The version of the record that it changes. */
  version?: number | undefined;
}

function kept(key: string | null): Draft | null {
  if (key === null) return null;
  try {
    const found = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null;
    return found?.values ? found : null;
  } catch {
    return null;
  }
}

/** Values that survive a closed window until they are saved. */
export function useDraft(name: string | undefined, start: Values, version?: number) {
  const key = name === undefined ? null : `draft/${name}`;
  const [draft, setDraft] = useState<Draft>(() => kept(key) ?? { start, values: start, version });
  const [isResumed, setResumed] = useState(() => kept(key) !== null);
  const newest = useRef(draft);
  newest.current = draft;
  const forget = () => {
    if (key !== null) localStorage.removeItem(key);
  };
  return {
    ...draft,
    isResumed,
    put: (values: Values) => {
      const next = { ...draft, values };
      setDraft(next);
      if (key !== null) localStorage.setItem(key, JSON.stringify(next));
    },
    forget,
    startAfresh: () => {
      forget();
      setDraft({ start, values: start, version });
      setResumed(false);
    },
    /** These values are kept elsewhere now; what was typed since they were sent stays. */
    wasSent: (sent: Values) => {
      if (newest.current.values !== sent) return;
      forget();
      setDraft({ start, values: start, version });
    },
  };
}

/** The fields of an entity that a form shows, in the order given. */
export function pick<F>(fields: Readonly<Record<string, F>>, names: string[]): Record<string, F> {
  return Object.fromEntries(names.flatMap((name) => (fields[name] ? [[name, fields[name]]] : [])));
}
