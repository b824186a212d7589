import type { Values } from './form.tsx';

/** A field that two people see differently, and who of them changed it. */
export interface Difference {
  path: string;
  mine: unknown;
  theirs: unknown;
  by: 'me' | 'them' | 'both';
}

export type Pick = 'mine' | 'theirs';

/** The value at a name, or at `object/name`. */
export function read(values: Values, path: string): unknown {
  const [outer, inner] = path.split('/');
  const value = values[outer ?? ''];
  return inner === undefined ? value : (value as Values | null | undefined)?.[inner];
}

export function write(values: Values, path: string, value: unknown): Values {
  const [outer = '', inner] = path.split('/');
  if (inner === undefined) return { ...values, [outer]: value };
  return { ...values, [outer]: { ...(values[outer] as Values | undefined), [inner]: value } };
}

function plain(value: unknown): unknown {
  if (value === '' || value === undefined) return null;
  // 4800 and 4800.00 are the same figure.
  if (typeof value === 'string' && /^-?\d+\.\d*$/.test(value)) return value.replace(/\.?0*$/, '');
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, inner]) => [name, plain(inner)] as const)
      .sort(([a], [b]) => a.localeCompare(b)),
  );
}

/** Whether two values say the same, however they are written. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(plain(a)) === JSON.stringify(plain(b));
}

/** Where my version and theirs part, seen from what both began with. */
export function differences(
  paths: readonly string[],
  start: Values,
  mine: Values,
  theirs: Values,
): Difference[] {
  return paths.flatMap((path) => {
    const [was, my, their] = [start, mine, theirs].map((values) => read(values, path));
    if (isEqual(my, their)) return [];
    const by = isEqual(was, their) ? 'me' : isEqual(was, my) ? 'them' : 'both';
    return [{ path, mine: my, theirs: their, by } as const];
  });
}

/** What is chosen before anybody chose: each change stands, and where both changed, mine. */
export function firstPicks(found: readonly Difference[]): Record<string, Pick> {
  return Object.fromEntries(
    found.map((one) => [one.path, one.by === 'them' ? 'theirs' : 'mine'] as const),
  );
}

export function merge(
  mine: Values,
  found: readonly Difference[],
  picks: Record<string, Pick>,
): Values {
  return found.reduce(
    (values, one) => (picks[one.path] === 'theirs' ? write(values, one.path, one.theirs) : values),
    mine,
  );
}
