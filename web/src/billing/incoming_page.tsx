import { useParams } from '@tanstack/react-router';
import {
  type Amount,
  api,
  type EInvoiceFinding,
  entities,
  type NewBillLine,
} from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { askForOpenDay } from '../ledger/open_day.ts';
import { asks, type Action } from '../ui/actions.tsx';
import { figure } from '../ui/format.ts';
import { MoneyFigure } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { choice } from '../ui/words.ts';
import { CameByMail } from './came_by_mail.tsx';
import { Differences, isAboutAccount } from './incoming_differences.tsx';

const match: Action = {
  verb: 'match',
  label: () => t('Say whose it is'),
  fields: () => ({
    vendor_id: { ...asks('id', 'Vendor', { required: true }), references: 'party' },
  }),
  start: (invoice) => ({ vendor_id: invoice['vendor_id'] }),
  call: (invoice, values) => api.e_invoices.match(invoice.id, values as never),
};

/** Of what a credit note takes back, and on which day. */
const creditFields = () => ({
  corrects_id: asks('id', 'Bill taken back', { required: true, references: 'bill' }),
  booked_on: asks('date', 'Booked on', {
    help: t('Only where the books of its own day are closed.'),
  }),
});
const startOfCredit = (invoice: AnyRecord) => ({
  corrects_id: invoice['corrects_id'],
  booked_on: null,
});

const actions: Action[] = [
  {
    verb: 'accept',
    label: () => t('Accept as a bill'),
    call: (invoice, values) => api.e_invoices.accept(invoice.id, values),
    mend: askForOpenDay,
    primary: true,
    shows: (invoice) => Boolean(invoice['vendor_id']) && !invoice['is_credit_note'],
  },
  {
    verb: 'accept',
    label: () => t('Take it off the bill'),
    fields: creditFields,
    start: startOfCredit,
    call: (invoice, values) => api.e_invoices.accept(invoice.id, values),
    primary: true,
    shows: (invoice) => Boolean(invoice['vendor_id']) && Boolean(invoice['is_credit_note']),
  },
  {
    verb: 'approve',
    label: (invoice) => t('Pay to {iban} from now on', { iban: String(invoice['iban']) }),
    call: (invoice, values) => api.e_invoices.approve(invoice.id, values),
    mend: askForOpenDay,
    primary: true,
    shows: isAboutAccount,
  },
  {
    verb: 'approve',
    label: () => t('Accept it all the same'),
    call: (invoice, values) => api.e_invoices.approve(invoice.id, values),
    mend: askForOpenDay,
    primary: true,
    shows: (invoice) => !isAboutAccount(invoice) && !invoice['is_credit_note'],
  },
  {
    verb: 'approve',
    label: () => t('Accept it all the same'),
    fields: creditFields,
    start: startOfCredit,
    call: (invoice, values) => api.e_invoices.approve(invoice.id, values),
    primary: true,
    shows: (invoice) => Boolean(invoice['is_credit_note']),
  },
  { ...match, primary: true, shows: (invoice) => !invoice['vendor_id'] },
  { ...match, shows: (invoice) => Boolean(invoice['vendor_id']) },
  {
    verb: 'refuse',
    label: () => t('Refuse'),
    fields: () => ({ reason: asks('text', 'Reason', { required: true }) }),
    start: () => ({ reason: '' }),
    call: (invoice, values) => api.e_invoices.refuse(invoice.id, values as never),
  },
];

function BrokenRules({ invoice }: { invoice: AnyRecord }) {
  const findings = invoice['findings'] as EInvoiceFinding[];
  if (!findings.length) return <p className="quiet">{t('It keeps all rules.')}</p>;
  return (
    <section>
      <h2>{t('Broken rules')}</h2>
      <ul>
        {findings.map((one, index) => (
          <li key={index}>
            <span className="strong">{one.rule}</span> {choice(one.fault)}{' '}
            <span className="quiet">{one.field || one.place}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Lines({ invoice }: { invoice: AnyRecord }) {
  return (
    <article className="sheet">
      <table className="table">
        <tbody>
          {(invoice['lines'] as NewBillLine[]).map((line, index) => (
            <tr key={index}>
              <td dir="auto">{line.description}</td>
              <td className="end">
                {line.quantity} {line.unit}
              </td>
              <td className="end">{figure(line.price)}</td>
              <td className="end">{line.tax_rate} %</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td colSpan={3} className="end">
              {t('Total')}
            </td>
            <td className="end">{figure((invoice['total'] as Amount).amount)}</td>
          </tr>
        </tfoot>
      </table>
    </article>
  );
}

/** What an e-invoice says, what is wrong with it, and what it says otherwise than we have it. */
export function IncomingPage() {
  const { id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      entity={entities.incoming_invoice}
      id={id}
      crumb={{ to: '/e_invoices', label: t('Incoming e-invoices') }}
      titleOf={(invoice) => String(invoice['number'])}
      actions={actions}
      facts={[
        'vendor_id',
        'matched_by',
        'order_reference',
        'corrects_number',
        'corrects_id',
        'issued_on',
        'due_on',
        'iban',
        'bill_id',
        'reason',
      ]}
      head={(invoice) => <MoneyFigure amount={invoice['total'] as Amount} />}
      under={(invoice) => (
        <p className="quiet">
          {invoice['is_credit_note'] ? `${t('Credit note')} · ` : ''}
          <span dir="auto">{String(invoice['sender'])}</span>
          {' · '}
          <a href={`/api/v1/e_invoices/${invoice.id}/file`}>{t('The file as it came')}</a>
        </p>
      )}
    >
      {(invoice) => (
        <>
          <CameByMail invoice={invoice} />
          <Differences invoice={invoice} />
          <Lines invoice={invoice} />
          <BrokenRules invoice={invoice} />
        </>
      )}
    </RecordPage>
  );
}
