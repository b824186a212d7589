import { IconLock } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import type { AnyRecord } from '../api/queries.ts';
import { type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { day, money, rate } from '../ui/format.ts';
import type { KeyFact } from '../ui/key_facts.tsx';
import { MoneyFigure } from '../ui/money.tsx';
import { PdfButton } from '../ui/pdf_button.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Away } from '../ui/time.tsx';
import { isCredit } from './credit.ts';
import { invoiceActions, recordEarlyPayment, recordPayment } from './invoice_actions.tsx';
import { InvoiceForms } from './invoice_forms.tsx';
import { InvoiceSheet } from './invoice_sheet.tsx';
import { InvoiceSide } from './invoice_side.tsx';

const isOpen = (invoice: AnyRecord) =>
  !String(invoice['kind']).startsWith('self_billed') &&
  ['issued', 'part_paid'].includes(String(invoice['state']));
/** What was carried over has its document where it was issued; outsiders are not told that it was. */
const isDocument = (invoice: AnyRecord) =>
  invoice['state'] !== 'draft' && !invoice['carried_over_on'];

function keyFacts(invoice: AnyRecord): KeyFact[] {
  const { open, base_open, base_total, total } = invoice as unknown as Record<string, Amount>;
  const foreign = base_total && total && base_total.currency !== total.currency;
  const due = isCredit(invoice) ? null : (invoice['due_on'] as string | null);
  const issued = invoice['issued_on'] as string | null;
  return [
    ...(isOpen(invoice) && open
      ? [{ label: t('Open'), value: money(open), under: foreign && base_open && money(base_open) }]
      : []),
    ...(due
      ? [{ label: t('Due'), value: day(due), under: isOpen(invoice) && <Away date={due} /> }]
      : []),
    ...(issued
      ? [
          {
            label: t('Issued'),
            value: day(issued),
            under:
              foreign &&
              t('{amount} at {rate}', {
                amount: money(base_total),
                rate: rate(String(invoice['rate'])),
              }),
          },
        ]
      : []),
  ];
}

/** An invoice or a credit note: what it says, what is open of it, and what it earned. */
export function InvoicePage() {
  const { id = '' } = useParams({ strict: false });
  const { actor, zone } = useSession();
  const finance = actor.rights.includes('finance');
  const early = recordEarlyPayment(zone);
  return (
    <RecordPage
      entity={entities.invoice}
      id={id}
      crumb={{ to: '/invoices', label: t('Invoices') }}
      titleOf={(invoice) => String(invoice['number']) || t('Draft')}
      buttons={(invoice) =>
        isDocument(invoice) && <PdfButton href={`/api/v1/invoices/${invoice.id}/document/pdf`} />
      }
      actions={[
        ...invoiceActions,
        {
          ...early,
          shows: (invoice) => finance && isOpen(invoice) && early.shows?.(invoice) === true,
        },
        { ...recordPayment(zone), shows: (invoice) => finance && isOpen(invoice) },
      ]}
      form={[
        'reference',
        'note',
        'terms_days',
        'cash_discount_percent',
        'cash_discount_days',
        'language',
        'prices',
        'tax_rounding',
        'tax_rounded_per',
        'delivered_on',
        'period_from',
        'period_to',
        'purpose',
      ]}
      facts={(invoice) => [
        'reference',
        'corrects_id',
        'carried_over_on',
        'delivered_on',
        'period_from',
        'period_to',
        ...(invoice['cash_discount'] === null || invoice['cash_discount_by'] === null
          ? []
          : ['cash_discount', 'cash_discount_by']),
        'sent_at',
        ...(invoice['rate_source'] === 'base' ? [] : ['rate_on', 'rate_source']),
        'disputed_on',
        'dispute',
        'written_off',
        'write_off_reason',
      ]}
      head={(invoice) => <MoneyFigure amount={invoice['total'] as Amount} />}
      marks={(invoice) =>
        invoice['state'] !== 'draft' && (
          <span className="chip outline">
            <IconLock size={12} aria-hidden="true" /> {t('Frozen')}
          </span>
        )
      }
      under={(invoice) => <p className="quiet">{invoice.names[String(invoice['customer_id'])]}</p>}
      keyFacts={keyFacts}
      side={(invoice) => <InvoiceSide invoice={invoice} />}
    >
      {(invoice) => (
        <>
          <InvoiceSheet invoice={invoice} />
          {isDocument(invoice) && (
            <>
              <p className="quiet small lock">
                <IconLock size={12} aria-hidden="true" /> {t('Issued documents never change.')}
              </p>
              <InvoiceForms invoice={invoice} />
            </>
          )}
        </>
      )}
    </RecordPage>
  );
}
