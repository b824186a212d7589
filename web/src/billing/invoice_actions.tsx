import { type AllocationRequestInput, type Amount, api } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { asks, type Action } from '../ui/actions.tsx';
import type { Values } from '../ui/form.tsx';
import { money, today } from '../ui/format.ts';
import { less } from '../ui/sums.ts';
import { creditedLines, quantitiesToCredit, wholeQuantities } from './credit.ts';

export const invoiceActions: Action[] = [
  { verb: 'send', label: () => t('Send'), call: (invoice) => api.invoices.send(invoice.id, {}) },
  {
    verb: 'credit',
    label: () => t('Credit'),
    fields: (invoice) => ({
      ...quantitiesToCredit(invoice),
      note: asks('text', 'Reason', { max_length: 2000 }),
    }),
    start: wholeQuantities,
    call: (invoice, values) =>
      api.invoices.credit(invoice.id, {
        lines: creditedLines(invoice, values),
        note: String(values['note'] ?? ''),
      }),
    then: (note) => `/invoices/${String(note['id'])}`,
  },
  {
    verb: 'write_off',
    label: () => t('Write off'),
    fields: () => ({ reason: asks('text', 'Reason', { required: true, max_length: 500 }) }),
    call: (invoice, values) =>
      api.invoices.write_off(invoice.id, { reason: String(values['reason'] ?? '') }),
  },
  {
    verb: 'dispute',
    label: () => t('Disputed'),
    fields: () => ({ reason: asks('text', 'Reason', { required: true, max_length: 500 }) }),
    call: (invoice, values) =>
      api.invoices.dispute(invoice.id, { reason: String(values['reason'] ?? '') }),
  },
  {
    verb: 'resolve',
    label: () => t('Dispute resolved'),
    call: (invoice) => api.invoices.resolve(invoice.id),
  },
  {
    verb: 'issue',
    label: (invoice) => t('Issue {total}', { total: money(invoice['total'] as Amount) }),
    call: (invoice) => api.invoices.issue(invoice.id, {}),
    primary: true,
  },
];

/** What is asked of money that came. */
const moneyThatCame = {
  paid_on: () => asks('date', 'Day', { required: true }),
  amount: () => asks('amount', 'What came', { required: true, nullable: false }),
  fee: () => asks('amount', 'Bank fee'),
  reference: () => asks('text', 'Reference'),
};

/** The call that records it, with what it settles of the invoice. */
function received(invoice: AnyRecord, values: Values, settles: AllocationRequestInput) {
  return api.payments.create({
    direction: 'in',
    party_id: String(invoice['customer_id']),
    paid_on: String(values['paid_on']),
    amount: values['amount'] as Amount,
    fee: (values['fee'] as Amount | null) ?? null,
    reference: String(values['reference'] ?? ''),
    allocations: [{ invoice_id: invoice.id, ...settles }],
  });
}

/** The whole invoice, paid in time to take its discount off; a credit note grants that. */
export function recordEarlyPayment(zone: string): Action {
  return {
    verb: '*',
    label: () => t('Paid with discount'),
    fields: () => ({
      paid_on: moneyThatCame.paid_on(),
      amount: moneyThatCame.amount(),
      fee: moneyThatCame.fee(),
      reference: moneyThatCame.reference(),
    }),
    start: (invoice) => ({
      paid_on: today(zone),
      amount: less(invoice['open'] as Amount, invoice['cash_discount'] as Amount),
      fee: null,
      reference: String(invoice['number']),
    }),
    call: (invoice, values) => received(invoice, values, { takes_discount: true }),
    shows: (invoice) =>
      invoice['cash_discount'] !== null &&
      invoice['cash_discount_by'] !== null &&
      today(zone) <= String(invoice['cash_discount_by']) &&
      Number((invoice['credited'] as Amount).amount) === 0,
  };
}

/** Money that came for this invoice: part, whole, or in another currency. */
export function recordPayment(zone: string): Action {
  return {
    verb: '*',
    label: () => t('Record payment'),
    fields: (invoice) => ({
      paid_on: moneyThatCame.paid_on(),
      amount: moneyThatCame.amount(),
      settles: asks(
        'text',
        t('Settles of the invoice, {currency}', { currency: String(invoice['currency']) }),
      ),
      fee: moneyThatCame.fee(),
      reference: moneyThatCame.reference(),
    }),
    start: (invoice) => ({
      paid_on: today(zone),
      amount: invoice['open'],
      settles: (invoice['open'] as Amount).amount,
      fee: null,
      reference: String(invoice['number']),
    }),
    call: (invoice, values) =>
      received(invoice, values, {
        amount: { amount: String(values['settles']), currency: String(invoice['currency']) },
      }),
    primary: true,
  };
}
