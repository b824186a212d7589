import type {
  Adjustment,
  AdjustmentInput,
  InvoiceLine,
  InvoiceLineInput,
} from '../api/generated.ts';

/** What of a line is ours to say; the server alone computes the rest and refuses to be told. */
export const lineFields = [
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
export function writableLines(lines: Partial<InvoiceLine>[]): InvoiceLineInput[] {
  return lines.map((line) => ({
    ...(Object.fromEntries(
      lineFields.map((field) => [field, line[field]]),
    ) as unknown as InvoiceLineInput),
    adjustments: writable(line.adjustments ?? []),
  }));
}
