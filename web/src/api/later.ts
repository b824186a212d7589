import { useSyncExternalStore } from 'react';
import { send } from './client.ts';
import type { ApiCall } from './generated.ts';
import { client } from './queries.ts';

interface Waiting {
  id: string;
  act: () => Promise<void>;
}

/** What is removed in a moment: hidden already, and still there on the server until it can no longer be undone. */
let waiting: readonly Waiting[] = [];
const listeners = new Set<() => void>();

function put(next: readonly Waiting[]): void {
  waiting = next;
  listeners.forEach((listener) => listener());
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Records that lists show no more. */
export function useLeaving(): (id: string) => boolean {
  const now = useSyncExternalStore(subscribe, () => waiting);
  return (id) => now.some((one) => one.id === id);
}

/** Sends a removal after a while, or at once when the page is left; the answer takes it back before that. */
export function later(
  id: string,
  call: ApiCall<unknown>,
  wait: number,
  onRefused: (error: Error) => void,
): () => void {
  const back = () => put(waiting.filter((one) => one !== entry));
  const act = async () => {
    if (!waiting.includes(entry)) return;
    clearTimeout(timer);
    await send(call).catch(onRefused);
    await client.invalidateQueries();
    back();
  };
  const entry: Waiting = { id, act };
  const timer = setTimeout(() => void act(), wait);
  put([...waiting, entry]);
  return () => {
    clearTimeout(timer);
    back();
  };
}

window.addEventListener('pagehide', () => waiting.forEach((one) => void one.act()));
