import { Link } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { AudienceChip } from '../ui/chips.tsx';
import { day, percent } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Time } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';

/** What came for this invoice, and what is still to come. */
function Payments({ invoice }: { invoice: AnyRecord }) {
  const payments = useCall(api.invoices.payments(invoice.id));
  if (!payments.data?.items.length) return null;
  return (
    <Section title={t('Payments')}>
      <dl className="rows-of-money">
        {payments.data.items.map((payment, index) => (
          <div key={index}>
            <dt>
              {day(payment.paid_on)}
              <span className="under">{payment.reference}</span>
            </dt>
            <dd>
              <Money amount={payment.settles} />
              {payment.took.currency !== payment.settles.currency && (
                <span className="under">
                  <Money amount={payment.took} />
                </span>
              )}
            </dd>
          </div>
        ))}
        <div className="strong">
          <dt>{t('Open')}</dt>
          <dd>
            <Money amount={invoice['open'] as Amount} />
          </dd>
        </div>
      </dl>
    </Section>
  );
}

/** What was taken back of it, and what who paid early took off. */
function CreditNotes({ id }: { id: string }) {
  const notes = useCall(api.invoices.list({ corrects_id: id, sort: 'issued_on', limit: 50 }));
  if (!notes.data?.items.length) return null;
  return (
    <Section title={t('Credit notes')}>
      <dl className="rows-of-money">
        {notes.data.items.map((note) => (
          <div key={note.id}>
            <dt>
              <Link to={`/invoices/${note.id}`}>{note.number}</Link>
              <span className="under">{note.issued_on && day(note.issued_on)}</span>
            </dt>
            <dd>
              <Money amount={note.total} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** Each try to pay online that is not a payment yet. */
function Attempts({ id }: { id: string }) {
  const all = useCall(
    api.payment_attempts.list({ invoice_id: id, sort: '-happened_at', limit: 50 }),
  );
  const open = all.data?.items.filter((one) => one.state !== 'succeeded') ?? [];
  if (!all.data || open.length === 0) return null;
  const { names } = all.data;
  return (
    <Section title={t('Tries to pay online')}>
      <dl className="rows-of-money">
        {open.map((one) => (
          <div key={one.id}>
            <dt>
              {choice(one.state)}
              <span className="under">
                <bdi>{names[one.provider_id]}</bdi>, <Time at={one.happened_at} />
                {one.reason && (
                  <>
                    {' '}
                    <bdi>{one.reason}</bdi>
                  </>
                )}
              </span>
            </dt>
            <dd>
              <Money amount={one.amount} />
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

/** What the books say that it earned; the team's alone. */
function Margin({ id }: { id: string }) {
  const margin = useCall(api.invoices.margin(id));
  if (!margin.data?.rows.length) return null;
  const { rows, names, revenue } = margin.data;
  return (
    <Section title={t('Margin')} aside={<AudienceChip audience="team" />}>
      <dl className="rows-of-money">
        {rows.map((row, index) => (
          <div key={index}>
            <dt>
              {t(row.account_name)}
              <span className="under">
                {[names[row.partner_id ?? ''], day(row.posted_on)].filter(Boolean).join(', ')}
              </span>
            </dt>
            <dd>
              <Money amount={row.base} plain />
            </dd>
          </div>
        ))}
        <div className="strong">
          <dt>
            {t('Margin')} <bdi className="quiet">{percent(margin.data.margin, revenue)}</bdi>
          </dt>
          <dd>
            <Money amount={margin.data.margin} />
          </dd>
        </div>
      </dl>
      <p className="quiet small">{t('Equals the ledger to the cent.')}</p>
    </Section>
  );
}

export function InvoiceSide({ invoice }: { invoice: AnyRecord }) {
  const session = useSession();
  if (invoice['state'] === 'draft') return null;
  return (
    <>
      <Payments invoice={invoice} />
      {Number((invoice['credited'] as Amount).amount) !== 0 && <CreditNotes id={invoice.id} />}
      {holds(session, 'finance', 'auditor') && (
        <>
          <Attempts id={invoice.id} />
          <Margin id={invoice.id} />
        </>
      )}
    </>
  );
}
