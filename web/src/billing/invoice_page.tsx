import { Button } from '@mantine/core';
import { IconDownload, IconLock } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import {
  type Amount,
  api,
  entities,
  type InvoiceLine,
  type InvoiceLineInput,
  type PartyDetails,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { countryName, figure, longDay, money, today, withDigits } from '../ui/format.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { MoneyFigure } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import { InvoiceSide } from './invoice_side.tsx';
import { TaxWords } from './tax_words.tsx';
import '../ui/sheet.css';

const taxed = entities.invoice.fields.lines.fields;

const actions: Action[] = [
  { verb: 'send', label: () => t('Send'), call: (invoice) => api.invoices.send(invoice.id, {}) },
  {
    verb: 'credit',
    label: () => t('Credit'),
    fields: () => ({ note: asks('text', 'Reason', { max_length: 2000 }) }),
    call: (invoice, values) =>
      api.invoices.credit(invoice.id, { note: String(values['note'] ?? '') }),
    then: (note) => `/invoices/${String(note['id'])}`,
  },
  {
    verb: 'issue',
    label: (invoice) => t('Issue {total}', { total: money(invoice['total'] as Amount) }),
    call: (invoice) => api.invoices.issue(invoice.id, {}),
    primary: true,
  },
];

/** Money that came for this invoice: part, whole, or in another currency. */
function payment(zone: string): Action {
  return {
    verb: '*',
    label: () => t('Record payment'),
    fields: (invoice) => ({
      paid_on: asks('date', 'Day', { required: true }),
      amount: asks('amount', 'What came', { required: true, nullable: false }),
      settles: asks(
        'text',
        t('Settles of the invoice, {currency}', { currency: String(invoice['currency']) }),
      ),
      fee: asks('amount', 'Bank fee'),
      reference: asks('text', 'Reference'),
    }),
    start: (invoice) => ({
      paid_on: today(zone),
      amount: invoice['open'],
      settles: (invoice['open'] as Amount).amount,
      fee: null,
      reference: String(invoice['number']),
    }),
    call: (invoice, values) =>
      api.payments.create({
        direction: 'in',
        party_id: String(invoice['customer_id']),
        paid_on: String(values['paid_on']),
        amount: values['amount'] as Amount,
        fee: (values['fee'] as Amount | null) ?? null,
        reference: String(values['reference'] ?? ''),
        allocations: [
          {
            invoice_id: invoice.id,
            amount: { amount: String(values['settles']), currency: String(invoice['currency']) },
          },
        ],
      }),
    primary: true,
  };
}

function Party({ details }: { details: PartyDetails }) {
  const { street, postcode, city, country } = details.address;
  return (
    <div>
      <p className="strong">{details.name}</p>
      <p className="quiet">
        {[street, `${postcode} ${city}`.trim(), countryName(country)]
          .filter((part) => part !== '')
          .join(', ')}
      </p>
      {details.tax_number !== '' && <p className="quiet">{details.tax_number}</p>}
    </div>
  );
}

function Sheet({ invoice }: { invoice: AnyRecord }) {
  const [editing, setEditing] = useState(false);
  const lines = invoice['lines'] as InvoiceLine[];
  const currency = String(invoice['currency']);
  const seller = invoice['seller'] as PartyDetails | null;
  const buyer = invoice['buyer'] as PartyDetails | null;
  if (editing) {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={taxed.tax_category.options}
        choices={[
          { field: 'supply', label: taxed.supply.label, options: taxed.supply.options },
          { field: 'tax_by', label: taxed.tax_by.label, options: taxed.tax_by.options },
        ]}
        keep={[
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
        ]}
        save={(sent) =>
          api.invoices.update(
            invoice.id,
            { lines: sent as unknown as InvoiceLineInput[] },
            invoice.version,
          )
        }
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="sheet">
      <div className="sheet-head">
        {seller ? <Party details={seller} /> : <span />}
        <div className="end">
          <p className="strong">
            {invoice['kind'] === 'credit_note' ? t('Credit note') : t('Invoice')}
          </p>
          <p className="quiet">{String(invoice['number']) || t('Draft')}</p>
          {invoice['issued_on'] !== null && (
            <p className="quiet">{longDay(String(invoice['issued_on']))}</p>
          )}
        </div>
      </div>
      <div className="sheet-head">
        {buyer ? (
          <Party details={buyer} />
        ) : (
          <p className="strong">{invoice.names[String(invoice['customer_id'])]}</p>
        )}
        {invoice['due_on'] !== null && (
          <p>
            <span className="quiet">{t('Pay by')}</span> {longDay(String(invoice['due_on']))}
          </p>
        )}
      </div>
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th>{t('What')}</th>
              <th className="end">{t('Quantity')}</th>
              <th className="end">{t('Price')}</th>
              <th className="end">{t('Tax')}</th>
              <th className="end">{t('Amount, {currency}', { currency })}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                <td>
                  {line.description}
                  {line.detail !== '' && <span className="under">{line.detail}</span>}
                </td>
                <td className="end">
                  {line.quantity} {line.unit}
                </td>
                <td className="end">{figure(withDigits(line.price, line.net.amount))}</td>
                <td className="end">
                  {line.tax_category} {line.tax_rate} %
                </td>
                <td className="end">{figure(line.net.amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {(['net', 'tax', 'total'] as const).map((sum) => (
              <tr key={sum}>
                <td colSpan={4} className="end">
                  {t(entities.invoice.fields[sum].label)}
                </td>
                <td className="end">{figure((invoice[sum] as Amount).amount)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      <TaxWords lines={lines} />
      {invoice['note'] !== '' && <p className="quiet reading">{String(invoice['note'])}</p>}
      {invoice.can.includes('update') && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('Edit lines')}
        </Button>
      )}
    </article>
  );
}

export function InvoicePage() {
  const { id = '' } = useParams({ strict: false });
  const session = useSession();
  const finance = session.actor.rights.includes('finance');
  const member = session.actor.kind === 'member';
  const payable = (invoice: AnyRecord) =>
    finance && ['issued', 'part_paid'].includes(String(invoice['state']));
  return (
    <RecordPage
      entity={entities.invoice}
      id={id}
      crumb={{ to: '/invoices', label: t('Invoices') }}
      titleOf={(invoice) => String(invoice['number']) || t('Draft')}
      actions={[...actions, { ...payment(session.zone), shows: payable }]}
      form={['reference', 'note', 'terms_days', 'language']}
      facts={[
        'customer_id',
        'reference',
        'issued_on',
        'due_on',
        'sent_at',
        ...(member ? ['rate', 'rate_on', 'rate_source', 'base_total'] : []),
      ]}
      head={(invoice) => <MoneyFigure amount={invoice['total'] as Amount} />}
      under={(invoice) => (
        <p className="quiet">
          {invoice.names[String(invoice['customer_id'])]}
          {invoice['state'] !== 'draft' && (
            <>
              {' · '}
              {t('Open')} <span className="strong">{money(invoice['open'] as Amount)}</span>
            </>
          )}
        </p>
      )}
      side={(invoice) => <InvoiceSide invoice={invoice} />}
    >
      {(invoice) => (
        <>
          <Sheet invoice={invoice} />
          {invoice['state'] !== 'draft' && (
            <p className="quiet small lock">
              <IconLock size={12} aria-hidden="true" /> {t('Issued documents never change.')}{' '}
              <a href={`/api/v1/invoices/${invoice.id}/document/pdf`} className="strong">
                <IconDownload size={12} aria-hidden="true" /> PDF
              </a>
            </p>
          )}
        </>
      )}
    </RecordPage>
  );
}
