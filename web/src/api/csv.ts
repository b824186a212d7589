import { send } from './client.ts';
import type { ApiCall, Page, QueryValue } from './generated.ts';

/** All of a list as the server writes it for spreadsheets, page by page, with one head. */
export async function csvOf(path: string, query: Record<string, QueryValue>): Promise<Blob> {
  const parts: string[] = [];
  let after: string | null = '';
  while (after !== null) {
    const call: ApiCall<Page<unknown>> = {
      method: 'GET',
      path: `/api/v1${path}`,
      query: { ...query, limit: 200, after },
    };
    // A table has no place for the cursor: the same page as JSON says where the next one begins.
    const page = await send(call);
    const table = await ((await send<unknown>(call, 'text/csv')) as Blob).text();
    parts.push(parts.length === 0 ? table : table.slice(table.indexOf('\r\n') + 2));
    after = page.next;
  }
  return new Blob(['\uFEFF', ...parts], { type: 'text/csv' });
}

/** Hands a file to the browser under a name. */
export function saveAs(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
