import type { FieldFacts } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { asks } from '../ui/actions.tsx';
import type { Values } from '../ui/form.tsx';
import { money } from '../ui/format.ts';

interface Line {
  description: string;
  quantity: string;
  price: string;
}

const linesOf = (document: AnyRecord) => document['lines'] as Line[];
const fieldOf = (index: number) => `quantity_${String(index)}`;

/** A customer's own words, kept from being read as a text with places to fill. */
const literal = (words: string) => words.replaceAll("'", "''").replaceAll(/[{}]/g, "'$&'");

/** One field per line of a document: how much of it is taken back. */
export function quantitiesToCredit(document: AnyRecord): Record<string, FieldFacts> {
  const currency = String(document['currency']);
  return Object.fromEntries(
    linesOf(document).map((line, index) => [
      fieldOf(index),
      asks('decimal', literal(line.description), {
        help: `${line.quantity} × ${money({ amount: line.price, currency })}`,
      }),
    ]),
  );
}

export function wholeQuantities(document: AnyRecord): Values {
  return Object.fromEntries(
    linesOf(document).map((line, index) => [fieldOf(index), line.quantity]),
  );
}

/** The lines to take back as the server asks for them; none when it is all of the document. */
export function creditedLines(document: AnyRecord, values: Values) {
  const chosen = linesOf(document).map((line, index) => {
    const typed = values[fieldOf(index)];
    const quantity = typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : '0';
    return { line: index, quantity, isWhole: Number(quantity) === Number(line.quantity) };
  });
  if (chosen.every((one) => one.isWhole)) return [];
  return chosen
    .filter((one) => Number(one.quantity) !== 0)
    .map(({ line, quantity }) => ({ line, quantity }));
}

/** What takes an invoice back; nobody pays it by a day. */
export function isCredit(invoice: AnyRecord): boolean {
  return ['credit_note', 'self_billed_credit'].includes(String(invoice['kind']));
}
