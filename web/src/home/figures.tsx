import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { day, figure, percent, today } from '../ui/format.ts';

function Figure({
  label,
  amount,
  under,
  to,
  bad,
}: {
  label: string;
  amount: ReactNode;
  under: string;
  to: string;
  bad?: boolean;
}) {
  return (
    <Link to={to}>
      <span className="quiet">{label}</span>
      <span className={`amount${bad ? ' bad' : ''}`}>{amount}</span>
      <span className="quiet small">{under}</span>
    </Link>
  );
}

function InBase({ amount }: { amount: Amount }) {
  return (
    <bdi>
      <span className="code">{amount.currency}</span>{' '}
      <span className="figure">{figure(amount.amount)}</span>
    </bdi>
  );
}

function MarginThisMonth() {
  const { zone } = useSession();
  const first = `${today(zone).slice(0, 7)}-01`;
  const summary = useCall(api.margin.summary({ from: first, to: undefined }));
  if (!summary.data) return null;
  const { margin, revenue } = summary.data;
  return (
    <Figure
      label={t('Margin this month')}
      amount={<bdi className="figure">{percent(margin, revenue)}</bdi>}
      under={t('{margin} of {revenue} earned', {
        margin: `${margin.currency} ${figure(margin.amount)}`,
        revenue: figure(revenue.amount),
      })}
      to="/margin"
      bad={margin.amount.startsWith('-')}
    />
  );
}

/** What an owner looks at first: what there is, what is late, what the week asks for, what was earned. */
export function Figures() {
  const cash = useCall(api.cash.get());
  if (!cash.data) return <div className="figures" />;
  const it = cash.data;
  return (
    <div className="figures">
      <Figure
        label={t('Cash today')}
        amount={<InBase amount={it.total} />}
        under={t('{n, plural, one {in # currency} other {in # currencies}}', {
          n: it.currencies.filter((row) => Number(row.today.amount) !== 0).length,
        })}
        to="/books"
      />
      <Figure
        label={t('Overdue to us')}
        amount={<InBase amount={it.overdue} />}
        under={
          it.overdue_count === 0
            ? t('nothing is late')
            : t('{n, plural, one {# invoice} other {# invoices}}, oldest {days} days', {
                n: it.overdue_count,
                days: it.overdue_days,
              })
        }
        to="/invoices?view=2"
        bad={it.overdue_count > 0}
      />
      <Figure
        label={t('To pay by {day}', { day: day(it.pay_by) })}
        amount={<InBase amount={it.to_pay} />}
        under={
          it.to_pay_partners === 0
            ? t('nothing is due')
            : t('{n, plural, one {# partner} other {# partners}}', { n: it.to_pay_partners })
        }
        to="/bills"
      />
      <MarginThisMonth />
    </div>
  );
}
