import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { DueDay } from '../ui/time.tsx';

export function BillsPage() {
  const session = useSession();
  return (
    <Page
      title={t('Bills')}
      actions={
        holds(session, 'owner', 'admin', 'finance', 'auditor') && (
          <>
            <Button variant="default" component={Link} to="/payouts">
              {t('Payout runs')}
            </Button>
            <Button variant="default" component={Link} to="/e_invoices">
              {t('Incoming e-invoices')}
            </Button>
          </>
        )
      }
    >
      <List
        entity={entities.bill}
        views={[
          { label: 'To pay', query: { kind: 'bill', 'state.in': 'open,part_paid' } },
          { label: 'Paid', query: { kind: 'bill', state: 'paid' } },
          { label: 'Credit notes', query: { kind: 'credit_note' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'partner_id',
            show: (bill, names) => (
              <>
                {names[String(bill['partner_id'])]}
                <span className="under">{String(bill['number'])}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'billed_on' },
          {
            field: 'due_on',
            show: (bill) => (
              <DueDay
                date={String(bill['due_on'])}
                done={bill['state'] === 'paid' || bill['state'] === 'credited'}
              />
            ),
          },
          { field: 'open', end: true, show: (bill) => <Money amount={bill['open'] as Amount} /> },
          { field: 'total', end: true, show: (bill) => <Money amount={bill['total'] as Amount} /> },
        ]}
        empty="Here stands what partners get. A bill comes by itself when you accept a delivery."
        to={(bill) => `/bills/${bill.id}`}
      />
    </Page>
  );
}
