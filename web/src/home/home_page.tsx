import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { holds, useSession } from '../app/session.tsx';
import { clock, figure, today, town, weekday } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { DueDay, Time } from '../ui/time.tsx';

function Figure({
  label,
  amount,
  to,
  bad,
}: {
  label: string;
  amount: Amount;
  to: string;
  bad?: boolean;
}) {
  return (
    <Link to={to}>
      <span className="quiet">{t(label)}</span>
      <br />
      <span className="quiet">{amount.currency}</span>{' '}
      <span className={`figure${bad ? ' bad' : ''}`}>{figure(amount.amount)}</span>
    </Link>
  );
}

function Figures() {
  const summary = useCall(api.margin.summary({ from: undefined, to: undefined }));
  if (!summary.data) return null;
  const { receivable, payable, revenue, margin } = summary.data;
  return (
    <div className="figures">
      <Figure label="Open to us" amount={receivable} to="/invoices?view=1" />
      <Figure label="To pay" amount={payable} to="/bills" />
      <Figure label="Earned" amount={revenue} to="/margin" />
      <Figure label="Margin" amount={margin} to="/margin" bad={margin.amount.startsWith('-')} />
    </div>
  );
}

function Need({
  to,
  title,
  detail,
  aside,
}: {
  to: string;
  title: string;
  detail: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <li>
      <span>
        <Link to={to} className="strong">
          {title}
        </Link>
        <span className="under">{detail}</span>
      </span>
      <span>{aside}</span>
    </li>
  );
}

/** What waits for this person: counter-offers, deliveries, quotes and offers to answer, tickets. */
function NeedsYou() {
  const session = useSession();
  const leads = holds(session, 'projects');
  const { kind } = session.actor;
  const countered = useCall(api.offers.list({ state: 'countered', limit: 10 }), leads);
  const delivered = useCall(api.work_packages.list({ state: 'delivered', limit: 10 }), leads);
  const offers = useCall(api.offers.list({ state: 'sent', limit: 10 }), kind === 'partner');
  const quotes = useCall(api.quotes.list({ state: 'sent', limit: 10 }), kind === 'customer');
  const invoices = useCall(
    api.invoices.list({ 'state.in': 'issued,part_paid', limit: 10 }),
    kind === 'customer',
  );
  const tickets = useCall(
    api.tickets.list({ 'state.in': 'new,open', limit: 8 }),
    holds(session, 'support'),
  );
  const names = (id: string, from: { data?: { names: Record<string, string> } | undefined }) =>
    from.data?.names[id] ?? '';
  const rows = [
    ...(countered.data?.items ?? []).map((offer) => (
      <Need
        key={offer.id}
        to={`/work_packages/${offer.package_id}`}
        title={t('Counter-offer from {name}', { name: names(offer.partner_id, countered) })}
        detail={names(offer.package_id, countered)}
        aside={<Money amount={offer.counter_price} />}
      />
    )),
    ...(delivered.data?.items ?? []).map((item) => (
      <Need
        key={item.id}
        to={`/work_packages/${item.id}`}
        title={t('Delivery waits for acceptance')}
        detail={item.title}
        aside={<Money amount={item.price} />}
      />
    )),
    ...(offers.data?.items ?? []).map((offer) => (
      <Need
        key={offer.id}
        to={`/work_packages/${offer.package_id}`}
        title={names(offer.package_id, offers)}
        detail={t('Offered to you')}
        aside={<Money amount={offer.price} />}
      />
    )),
    ...(quotes.data?.items ?? []).map((quote) => (
      <Need
        key={quote.id}
        to={`/quotes/${quote.id}`}
        title={quote.title}
        detail={t('Quote {number} waits for your answer', { number: quote.number })}
        aside={<Money amount={quote.total} />}
      />
    )),
    ...(invoices.data?.items ?? []).map((invoice) => (
      <Need
        key={invoice.id}
        to={`/invoices/${invoice.id}`}
        title={invoice.number}
        detail={<DueDay date={invoice.due_on} />}
        aside={<Money amount={invoice.open} />}
      />
    )),
    ...(tickets.data?.items ?? []).map((ticket) => (
      <Need
        key={ticket.id}
        to={`/tickets/${ticket.id}`}
        title={ticket.subject}
        detail={ticket.customer_id ? names(ticket.customer_id, tickets) : ''}
        aside={<Time at={ticket.created_at} />}
      />
    )),
  ];
  return (
    <Section title={t('Needs you')} aside={rows.length || ''}>
      {rows.length === 0 ? (
        <Empty text={t('Nothing waits for you. Enjoy the quiet.')} />
      ) : (
        <ul className="needs">{rows}</ul>
      )}
    </Section>
  );
}

function Overdue() {
  const { zone } = useSession();
  const list = useCall(
    api.invoices.list({
      'state.in': 'issued,part_paid',
      'due_on.lte': today(zone),
      sort: 'due_on',
      limit: 8,
    }),
  );
  if (!list.data?.items.length) return null;
  return (
    <Section title={t('Overdue')} aside={<Link to="/invoices?view=2">{t('All invoices')}</Link>}>
      <ul className="needs">
        {list.data.items.map((invoice) => (
          <Need
            key={invoice.id}
            to={`/invoices/${invoice.id}`}
            title={list.data.names[invoice.customer_id] ?? invoice.number}
            detail={<DueDay date={invoice.due_on} />}
            aside={<Money amount={invoice.open} />}
          />
        ))}
      </ul>
    </Section>
  );
}

function Happened() {
  const feed = useCall(
    api.activity.get({ entity: undefined, id: undefined, before: undefined, limit: 25 }),
  );
  return (
    <Section title={t('What happened')}>
      <ol className="timeline">
        {(feed.data?.items ?? [])
          .filter((item) => item.title !== '')
          .map((item) => (
            <li key={item.seq}>
              <p>
                <Link to={pageOf(item.entity, item.entity_id)} className="strong">
                  {item.title}
                </Link>{' '}
                {item.sentence}
              </p>
              <p className="quiet small">
                <Time at={item.at} />
              </p>
            </li>
          ))}
      </ol>
    </Section>
  );
}

/** The first page: what waits, what is owed, what happened since. */
export function HomePage() {
  const session = useSession();
  const money = holds(session, 'finance', 'auditor');
  return (
    <Page
      title={weekday(today(session.zone))}
      actions={
        <span className="quiet">{`${town(session.zone)} ${clock(new Date(), session.zone)}`}</span>
      }
    >
      {money && <Figures />}
      <div className="columns">
        <NeedsYou />
        <div>
          {money && <Overdue />}
          <Happened />
        </div>
      </div>
    </Page>
  );
}
