import { useDebouncedValue } from '@mantine/hooks';
import { useEffect, useRef, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import type { AnyRecord } from '../api/queries.ts';
import type { ApiCall } from '../api/generated.ts';

interface Preview {
  /** What it would be; the last good one while something is half typed. */
  answer: AnyRecord | null;
  /** What is wrong with it as it stands. */
  problem: Problem | null;
}

/** What the server would make of a change, while it is typed and before it is kept. */
export function usePreview<T>(typed: T, call: (typed: T) => ApiCall<unknown>): Preview {
  const [asked] = useDebouncedValue(typed, 250);
  const [preview, setPreview] = useState<Preview>({ answer: null, problem: null });
  const ask = useRef(call);
  ask.current = call;
  useEffect(() => {
    let stale = false;
    const wanted = ask.current(asked);
    send({ ...wanted, query: { ...wanted.query, dry_run: true } })
      .then((answer) => {
        if (!stale) setPreview({ answer: answer as AnyRecord, problem: null });
      })
      .catch((error: unknown) => {
        if (stale || !(error instanceof Problem)) return;
        setPreview(({ answer }) => ({ answer, problem: error }));
      });
    return () => {
      stale = true;
    };
  }, [asked]);
  return preview;
}
