import type { ApiCall } from './generated.ts';

/** One thing wrong with what was sent: where, and a sentence in the reader's language. */
export interface FieldProblem {
  path: string;
  code: string;
  detail: string;
}

/** An answer that says no, as RFC 9457 writes it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string,
    readonly requestId: string,
    readonly problems: FieldProblem[],
  ) {
    super(detail);
  }
  /** What to say at a field. */
  at(path: string): string | undefined {
    return this.problems.find((problem) => problem.path === path)?.detail;
  }
}

function address(call: ApiCall<unknown>): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(call.query ?? {})) {
    if (value !== undefined && value !== '') query.set(name, String(value));
  }
  const text = query.toString();
  return text === '' ? call.path : `${call.path}?${text}`;
}

async function problemOf(response: Response): Promise<Problem> {
  const fallback = { code: 'offline', detail: response.statusText, request_id: '', problems: [] };
  const body = (await response.json().catch(() => fallback)) as typeof fallback;
  return new Problem(response.status, body.code, body.detail, body.request_id, body.problems ?? []);
}

/** Sends one call. A POST carries a key of its own, so that a retry after a lost answer is done once. */
export async function send<T>(call: ApiCall<T>, accept = 'application/json'): Promise<T> {
  const headers: Record<string, string> = { Accept: accept };
  if (call.method === 'POST') headers['Idempotency-Key'] = crypto.randomUUID();
  if (call.version !== undefined) headers['If-Match'] = `"${call.version}"`;
  let body: BodyInit | null = null;
  if (call.bytes !== undefined) {
    body = call.bytes;
    headers['Content-Type'] =
      call.bytes instanceof Blob ? call.bytes.type || 'application/octet-stream' : 'text/plain';
  } else if (call.method !== 'GET' && call.method !== 'DELETE') {
    body = JSON.stringify(call.body ?? {});
    headers['Content-Type'] = 'application/json';
  }
  const request = () =>
    fetch(address(call), {
      method: call.method,
      headers,
      body,
      credentials: 'same-origin',
      // What is removed as one leaves the page is still removed.
      keepalive: call.method === 'DELETE',
    });
  // Once more after a broken connection: the same key makes it the same request.
  const response = await request().catch(() => request());
  if (!response.ok) throw await problemOf(response);
  if (response.status === 204) return undefined as T;
  const type = response.headers.get('Content-Type') ?? '';
  return (type.includes('json') ? await response.json() : await response.blob()) as T;
}
