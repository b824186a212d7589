import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { type Amount, entities, type Session } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import { Create } from '../ui/create.tsx';
import { List, type View } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';
import { DueDay } from '../ui/time.tsx';

/** What we ask for; what we write in a partner's name is a debt of ours, and has a view of its own. */
const ours = { 'kind.in': 'invoice,credit_note' };

const numberOf = (invoice: Record<string, unknown>) => String(invoice['number']) || t('Draft');

function viewsOf({ zone, actor }: Session): View[] {
  const open = { ...ours, 'state.in': 'issued,part_paid' };
  const shared = [
    { label: 'All', query: ours },
    { label: 'Open', query: open },
    { label: 'Overdue', query: { ...open, 'due_on.lte': today(zone) } },
    { label: 'Paid', query: { ...ours, state: 'paid' } },
  ];
  if (actor.kind !== 'member') return shared;
  return [
    ...shared,
    { label: 'Drafts', query: { ...ours, state: 'draft' } },
    { label: 'Self-billed', query: { 'kind.in': 'self_billed,self_billed_credit' } },
  ];
}

export function InvoicesPage() {
  const session = useSession();
  const outsider = session.actor.kind !== 'member';
  return (
    <Page
      title={t('Invoices')}
      actions={
        <>
          {holds(session, 'owner', 'admin', 'finance', 'auditor') &&
            (
              [
                ['/receivables', t('Receivables')],
                ['/reminders', t('Reminders')],
                ['/recurring', t('Recurring')],
                ['/debits', t('Direct debits')],
              ] as const
            ).map(([to, label]) => (
              <Button key={to} variant="default" component={Link} to={to}>
                {label}
              </Button>
            ))}
          {holds(session, 'finance') && (
            <Create
              entity={entities.invoice}
              label="New invoice"
              fields={['customer_id', 'currency', 'purpose', 'reference', 'terms_days', 'note']}
              only={{ customer_id: { is_customer: true } }}
              start={{
                currency: session.workspace.base_currency,
                terms_days: 14,
                purpose: 'ordinary',
                lines: [{ description: t('Work'), quantity: '1', price: '0', tax_by: 'rules' }],
              }}
            />
          )}
        </>
      }
    >
      <List
        entity={entities.invoice}
        views={viewsOf(session)}
        columns={[
          {
            field: 'customer_id',
            show: (invoice, names) => (
              <>
                {outsider ? numberOf(invoice) : names[String(invoice['customer_id'])]}
                <span className="under">
                  {[outsider ? '' : numberOf(invoice), invoice['reference']]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'issued_on' },
          {
            field: 'due_on',
            show: (invoice) => (
              <DueDay
                date={invoice['due_on'] as string | null}
                done={(invoice['open'] as Amount).amount.match(/[1-9]/) === null}
              />
            ),
          },
          {
            field: 'open',
            end: true,
            show: (invoice) => <Money amount={invoice['open'] as Amount} />,
          },
          {
            field: 'total',
            end: true,
            show: (invoice) => <Money amount={invoice['total'] as Amount} />,
          },
        ]}
        empty="Here stand your invoices. Draft one from a project, or write one."
        to={(invoice) => `/invoices/${invoice.id}`}
      />
    </Page>
  );
}
