/** What one line of a pasted trial balance says. */
export interface PastedBalance {
  code: string;
  debit: string;
  credit: string;
}

/** `1,234.50` and `1.234,50` as `1234.50`; nothing for what is no number. */
export function plainNumber(text: string): string | null {
  const tight = text.replaceAll(/[\s\u00a0\u202f'’]/g, '');
  if (!/^-?[\d.,]*\d[\d.,]*$/.test(tight)) return null;
  const last = Math.max(tight.lastIndexOf('.'), tight.lastIndexOf(','));
  const mark = tight[last];
  const others = tight.slice(0, last).includes(mark ?? '');
  const both = tight.includes('.') && tight.includes(',');
  const isDecimal = last >= 0 && !others && (both || tight.length - last - 1 !== 3);
  const digits = (part: string) => part.replaceAll(/[.,]/g, '');
  return isDecimal ? `${digits(tight.slice(0, last))}.${tight.slice(last + 1)}` : digits(tight);
}

const isNothing = (number: string | null) => number === null || Number(number) === 0;

/** A trial balance as a sheet gives it: a line begins with the account's code and ends with its balance, or with debit
 * and credit. Headings and accounts over nothing are left out. */
export function pastedBalances(text: string): PastedBalance[] {
  return text.split(/\r?\n/).flatMap((line) => {
    const cells = line.split(line.includes('\t') ? '\t' : ';').map((cell) => cell.trim());
    const code = cells[0]?.split(' ')[0] ?? '';
    const two = cells.length > 3;
    const [debit, credit] = (two ? cells.slice(-2) : [cells.at(-1) ?? '', '']).map(plainNumber);
    if (code === '' || cells.length < 2 || (isNothing(debit ?? null) && isNothing(credit ?? null)))
      return [];
    if (debit?.startsWith('-')) return [{ code, debit: '', credit: debit.slice(1) }];
    return isNothing(credit ?? null)
      ? [{ code, debit: debit ?? '', credit: '' }]
      : [{ code, debit: '', credit: credit ?? '' }];
  });
}
