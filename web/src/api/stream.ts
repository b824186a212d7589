import { client } from './queries.ts';
import { entities } from './generated.ts';

interface Change {
  entity?: string;
  id?: string;
}

const paths: Record<string, string> = Object.fromEntries(
  Object.values(entities).map((entity) => [entity.name, entity.path]),
);

/** What is made of the log of everything. */
const everything = ['/api/v1/activity', '/api/v1/inbox'];

/** Follows what changes within reach, and asks again for what is on the screen. The browser resumes from the last
 * event by itself, so nothing is missed after a broken line. */
export function followChanges(): () => void {
  const source = new EventSource('/api/v1/stream');
  source.onmessage = (message: MessageEvent<string>) => {
    const change = JSON.parse(message.data) as Change;
    if (change.entity === undefined) return;
    const path = paths[change.entity];
    const touches = (key: unknown) =>
      typeof key === 'string' &&
      ((path !== undefined && key.startsWith(`/api/v1${path}`)) ||
        everything.some((made) => key.startsWith(made)));
    void client.invalidateQueries({ predicate: (query) => touches(query.queryKey[0]) });
  };
  return () => source.close();
}
