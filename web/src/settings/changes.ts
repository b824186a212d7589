export interface Change {
  field: string;
  before: string;
  after: string;
}

/** A value of the trail as a person reads it: amounts with their code, nothing as a dash. */
function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–';
  if (typeof value === 'object') {
    const amount = value as { amount?: string; currency?: string };
    if (amount.amount !== undefined && amount.currency !== undefined)
      return `${amount.currency} ${amount.amount}`;
    const text = JSON.stringify(value);
    return text.length > 120 ? `${text.slice(0, 120)}…` : text;
  }
  return String(value);
}

/** Before and after of each field of one row; what is kept secret has neither. */
export function changesOf(json: string): Change[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return [];
  }
  if (typeof parsed !== 'object' || parsed === null) return [];
  return Object.entries(parsed)
    .filter(([, pair]) => Array.isArray(pair))
    .map(([field, pair]) => {
      const [before, after] = pair as unknown[];
      return (pair as unknown[]).length === 0
        ? { field, before: '•••', after: '•••' }
        : { field, before: shown(before), after: shown(after) };
    });
}
