import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type MailedInvoice } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Section } from '../ui/page.tsx';

function outcome(mailed: MailedInvoice): string {
  switch (mailed.outcome) {
    case 'received':
      return t('Came in with this ticket');
    case 'known':
      return t('Was here already');
    case 'differs':
      return t('Here already, with another total or account');
    case 'unreadable':
      return t('Says that it is an e-invoice, and cannot be read');
  }
}

/** What became of the e-invoices in a ticket's mails; for those who may see the sums behind the links. */
export function MailedInvoices({ ticket }: { ticket: string }) {
  const mailed = useCall(
    api.mailed_invoices.list({ ticket_id: ticket, sort: 'created_at', limit: 20 }),
  );
  const all = mailed.data?.items ?? [];
  if (!mailed.data || all.length === 0) return null;
  const { names } = mailed.data;
  return (
    <Section title={t('E-invoices')}>
      <dl className="facts">
        {all.map((one) => {
          const invoice = one.incoming_invoice_id;
          const to = invoice ? `/e_invoices/${invoice}` : `/bills/${one.bill_id ?? ''}`;
          const known = invoice ?? one.bill_id;
          return (
            <div key={one.id}>
              <dt className={one.outcome === 'differs' ? 'bad' : ''}>{outcome(one)}</dt>
              <dd>
                {known ? (
                  <Link to={to} className="strong">
                    <bdi>{names[known]}</bdi>
                  </Link>
                ) : (
                  <bdi>{names[one.file_id]}</bdi>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}
