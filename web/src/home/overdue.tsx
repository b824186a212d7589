import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { daysBetween, plusDays, today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Need } from './need.tsx';

/** The invoices that should have been paid, oldest first. */
export function Overdue() {
  const now = today(useSession().zone);
  const list = useCall(
    api.invoices.list({
      kind: 'invoice',
      'state.in': 'issued,part_paid',
      'due_on.lte': plusDays(now, -1),
      sort: 'due_on',
      limit: 6,
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
            detail={invoice.number}
            aside={
              <>
                <Money amount={invoice.open} />
                <span className="under bad">
                  {t('{n, plural, one {# day} other {# days}}', {
                    n: daysBetween(invoice.due_on ?? now, now),
                  })}
                </span>
              </>
            }
          />
        ))}
      </ul>
    </Section>
  );
}
