import {
  QueryClient,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Problem, send } from './client.ts';
import type { Able, ApiCall, Named, Page, QueryValue } from './generated.ts';

/** Any record as the generic screens see it: its fields by name. */
export type Fields = { id: string; version: number; [field: string]: unknown };
export type AnyRecord = Fields & Able & Named;

export const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
});

export function useCall<T>(call: ApiCall<T>, enabled = true) {
  return useQuery({
    queryKey: [call.path, call.query ?? {}],
    queryFn: () => send(call),
    enabled,
  });
}

export function useRecord(path: string, id: string | undefined) {
  const call: ApiCall<AnyRecord> = { method: 'GET', path: `/api/v1${path}/${id ?? ''}` };
  return useCall(call, id !== undefined);
}

/** Shows a record as it will be before the server answers; the answer puts it back as it was. */
export function showAtOnce(path: string, fields: Record<string, unknown>): () => void {
  const key = [path, {}];
  const before = client.getQueryData<AnyRecord>(key);
  if (before) client.setQueryData(key, { ...before, ...fields });
  return () => client.setQueryData(key, before);
}

/** Pages of a list, joined as one scrolls. */
export function useList(path: string, query: Record<string, QueryValue>) {
  const result = useInfiniteQuery({
    queryKey: [`/api/v1${path}`, 'pages', query],
    initialPageParam: '',
    queryFn: ({ pageParam }) => {
      const call: ApiCall<Page<Fields & Able>> = {
        method: 'GET',
        path: `/api/v1${path}`,
        query: { ...query, after: pageParam },
      };
      return send(call);
    },
    getNextPageParam: (page) => page.next ?? undefined,
  });
  const items = useMemo(
    () => result.data?.pages.flatMap((page) => page.items) ?? [],
    [result.data],
  );
  const names = useMemo(
    () =>
      Object.assign({}, ...(result.data?.pages.map((page) => page.names) ?? [])) as Record<
        string,
        string
      >,
    [result.data],
  );
  return { ...result, items, names, count: result.data?.pages[0]?.count };
}

/** Everything on the screen that a change may touch is asked for again; the server decides what it shows. */
export function useSend<A, T>(make: (argument: A) => ApiCall<T>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (argument: A) => send(make(argument)),
    onSuccess: () => queries.invalidateQueries(),
  });
}

export type Children = { children: ReactNode };
