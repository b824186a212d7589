import type {
  Adjustment,
  AdjustmentInput,
  InvoiceLine,
  InvoiceLineInput,
  QuoteLine,
  QuoteLineInput,
} from '../api/generated.ts';

/** What of a line is ours to say; the server alone computes the rest and refuses to be told. */
const pricedFields = [
  'description',
  'detail',
  'quantity',
  'unit',
  'price',
  'tax_rate',
  'tax_category',
  'supply',
  'tax_level',
  'tax_by',
  'tax_code',
  'tax_note',
  'tax_reason',
] as const;
export const quoteLineFields = [...pricedFields, 'skill', 'cost'] as const;
export const lineFields = [
  ...pricedFields,
  'project_id',
  'task_id',
  'package_id',
  'partner_id',
  'source_kind',
  'source_id',
] as const;

export function writable(adjustments: Adjustment[]): AdjustmentInput[] {
  return adjustments.map(({ kind, reason, percent, amount }) => ({
    kind,
    reason,
    ...(percent === null ? { amount } : { percent }),
  }));
}

/** A line that was just added has no adjustments yet. */
function written<Line extends { adjustments: Adjustment[] }, Input>(
  lines: Partial<Line>[],
  fields: readonly (keyof Line)[],
): Input[] {
  return lines.map(
    (line) =>
      ({
        ...Object.fromEntries(fields.map((field) => [field, line[field]])),
        adjustments: writable(line.adjustments ?? []),
      }) as Input,
  );
}
export const writableLines = (lines: Partial<InvoiceLine>[]) =>
  written<InvoiceLine, InvoiceLineInput>(lines, lineFields);
export const writableQuoteLines = (lines: Partial<QuoteLine>[]) =>
  written<QuoteLine, QuoteLineInput>(lines, quoteLineFields);
