import { Button } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { type AnyRecord, useRecord } from '../api/queries.ts';
import { type Amount, api, type BillLine, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { day, money, today } from '../ui/format.ts';
import type { KeyFact } from '../ui/key_facts.tsx';
import { MoneyFigure } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { SheetLines } from '../ui/sheet_lines.tsx';
import { Away } from '../ui/time.tsx';
import { creditedLines, quantitiesToCredit, wholeQuantities } from './credit.ts';
import { DocumentPostings } from './document_postings.tsx';

const isNote = (bill: AnyRecord) => bill['kind'] === 'credit_note';

function keyFacts(bill: AnyRecord): KeyFact[] {
  const due = bill['due_on'] as string | null;
  const isOpen = ['open', 'part_paid'].includes(String(bill['state']));
  const { open, credited } = bill as unknown as Record<string, Amount>;
  return [
    ...(isOpen && open
      ? [{ label: isNote(bill) ? t('To be paid back') : t('Open'), value: money(open) }]
      : []),
    ...(credited && Number(credited.amount) !== 0
      ? [{ label: t('Credited'), value: money(credited) }]
      : []),
    ...(due && !isNote(bill)
      ? [{ label: t('Due'), value: day(due), under: isOpen && <Away date={due} /> }]
      : []),
    { label: t('Billed on'), value: day(String(bill['billed_on'])) },
  ];
}

/** What a partner or a vendor asks of us. */
export function BillPage() {
  const { id = '' } = useParams({ strict: false });
  const { zone, actor } = useSession();
  const bill = useRecord('/bills', id);
  const partner = useRecord('/parties', bill.data?.['partner_id'] as string | undefined);
  const pay: Action = {
    verb: 'pay',
    label: (bill) =>
      isNote(bill)
        ? t('Record what they paid back')
        : t('Record payout of {total}', { total: money(bill['open'] as Amount) }),
    fields: (bill) => ({
      paid_on: asks('date', 'Day', { required: true }),
      amount: asks('amount', isNote(bill) ? 'What came' : 'What left the bank', {
        required: true,
        nullable: false,
      }),
      settles: asks('amount', isNote(bill) ? 'Settles of the credit note' : 'Settles of the bill', {
        required: true,
        nullable: false,
      }),
      fee: asks('amount', 'Bank fee'),
      reference: asks('text', 'Reference'),
    }),
    start: (bill) => ({
      paid_on: today(zone),
      amount: bill['open'],
      settles: bill['open'],
      fee: null,
      reference: String(bill['number']),
    }),
    call: (bill, values) => api.bills.pay(bill.id, values as never),
    primary: true,
  };
  const selfBill: Action = {
    verb: 'self_bill',
    label: () => t('Write the invoice for them'),
    call: (bill) => api.bills.self_bill(bill.id),
    shows: () => Boolean(partner.data?.['self_billing_since']),
  };
  const credit: Action = {
    verb: 'credit',
    label: () => t('Credit'),
    fields: (bill) => ({
      ...quantitiesToCredit(bill),
      credited_on: asks('date', 'Day', { required: true }),
      ...(bill['self_billed_id'] === null ? { their_number: asks('text', 'Their number') } : {}),
    }),
    start: (bill) => ({ ...wholeQuantities(bill), credited_on: today(zone), their_number: '' }),
    call: (bill, values) =>
      api.bills.credit(bill.id, {
        lines: creditedLines(bill, values),
        credited_on: String(values['credited_on']),
        their_number: String(values['their_number'] ?? ''),
      }),
    then: (note) => `/bills/${String(note['id'])}`,
  };
  return (
    <RecordPage
      entity={entities.bill}
      id={id}
      crumb={{ to: '/bills', label: t('Bills') }}
      titleOf={(bill) => String(bill['number'])}
      actions={[selfBill, credit, pay]}
      buttons={(bill) =>
        bill['self_billed_id'] !== null && (
          <Button
            component="a"
            href={`/api/v1/invoices/${String(bill['self_billed_id'])}/document/pdf`}
            variant="default"
            leftSection={<IconDownload size={14} aria-hidden="true" />}
          >
            PDF
          </Button>
        )
      }
      facts={[
        'partner_id',
        'their_number',
        'self_billed_id',
        'corrects_id',
        ...(actor.kind === 'member' ? ['booked_on', 'carried_over_on'] : []),
        ...(actor.kind === 'member' ? ['rate', 'rate_on', 'base_total'] : []),
      ]}
      head={(bill) => <MoneyFigure amount={bill['total'] as Amount} />}
      under={(bill) => (
        <p className="quiet">
          {isNote(bill) && `${t('Credit note')} · `}
          {bill.names[String(bill['partner_id'])]}
        </p>
      )}
      keyFacts={keyFacts}
      side={(bill) => <DocumentPostings document={bill} />}
    >
      {(bill) => (
        <article className="sheet">
          <SheetLines
            lines={bill['lines'] as BillLine[]}
            currency={String(bill['currency'])}
            sums={[[t('Total'), bill['total'] as Amount]]}
          />
        </article>
      )}
    </RecordPage>
  );
}
