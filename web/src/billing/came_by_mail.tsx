import { Link } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { moment } from '../ui/format.ts';

/** The mails that brought an e-invoice: who wrote, and the ticket with the mail and the file. */
export function CameByMail({ invoice }: { invoice: AnyRecord }) {
  const { zone } = useSession();
  const came = useCall(
    api.mailed_invoices.list({ incoming_invoice_id: invoice.id, sort: 'created_at', limit: 20 }),
  );
  const mails = came.data?.items ?? [];
  if (!came.data || mails.length === 0) return null;
  const { names } = came.data;
  return (
    <section>
      <h2>{t('Came by mail')}</h2>
      {mails.map((mail) => (
        <div key={mail.id}>
          <bdi>{mail.from_email}</bdi>
          <span className="quiet"> · {moment(mail.created_at, zone)} · </span>
          <Link to={`/tickets/${mail.ticket_id}`} dir="auto">
            {names[mail.ticket_id] ?? t('Ticket')}
          </Link>
          <span className="quiet"> · </span>
          <a href={`/api/v1/files/${mail.file_id}/content`} dir="auto">
            {names[mail.file_id] ?? t('File')}
          </a>
          {mail.outcome === 'differs' && (
            <p role="alert" className="bad">
              {t('This file has the same number and says another total or account.')}
            </p>
          )}
        </div>
      ))}
    </section>
  );
}
