import type { AnyRecord } from '../api/queries.ts';
import type { Amount, DeclaredTax } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { figure, longDay, money, rate } from '../ui/format.ts';
import { less } from '../ui/sums.ts';

/** The tax in the currency that it is declared in, as the document says it. */
export function TaxAsDeclared({ invoice }: { invoice: AnyRecord }) {
  const declared = invoice['declared_tax'] as DeclaredTax | null;
  if (!declared) return null;
  return (
    <p className="small quiet">
      {t('Tax in {currency}: {amount} (1 {from} = {rate} {currency}, {source}, {day})', {
        currency: declared.amount.currency,
        amount: figure(declared.amount.amount),
        from: String(invoice['currency']),
        rate: rate(declared.rate),
        source: declared.rate_source,
        day: longDay(declared.rate_on),
      })}
    </p>
  );
}

/** By when how much settles the invoice, for who pays early. */
export function EarlyPayment({ invoice }: { invoice: AnyRecord }) {
  const discount = invoice['cash_discount'] as Amount | null;
  if (!discount) return null;
  const total = invoice['total'] as Amount;
  const by = invoice['cash_discount_by'] as string | null;
  const percent = `${String(invoice['cash_discount_percent'])} %`;
  return (
    <p className="small quiet">
      {by === null
        ? t('Paid within {days} days, {amount} settles this invoice: {percent} discount.', {
            days: String(invoice['cash_discount_days']),
            amount: money(less(total, discount)),
            percent,
          })
        : t('Paid by {day}, {amount} settles this invoice: {percent} discount for early payment.', {
            day: longDay(by),
            amount: money(less(total, discount)),
            percent,
          })}
    </p>
  );
}
