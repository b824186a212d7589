import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { StateChip } from '../ui/chips.tsx';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

interface Row {
  id: string;
  to: string;
  title: string;
  state: string;
  amount?: Amount | null | undefined;
}

/** One kind of thing that goes on with a party, the newest first; what there is none of is not told. */
function Things({ title, rows }: { title: string; rows: Row[] | undefined }) {
  if (!rows?.length) return null;
  return (
    <Section title={title} aside={rows.length}>
      <Table
        columns={[{ label: '' }, { label: '' }, { label: '', end: true }]}
        rows={rows.map((row) => ({
          key: row.id,
          cells: [
            <Link to={row.to} className="strong">
              {row.title}
            </Link>,
            <StateChip state={row.state} />,
            row.amount !== undefined && <Money amount={row.amount} />,
          ],
        }))}
      />
    </Section>
  );
}

/** What we sell to a customer. */
function Sold({ id }: { id: string }) {
  const of = { customer_id: id, limit: 20 };
  const deals = useCall(api.deals.list(of));
  const projects = useCall(api.projects.list(of));
  const invoices = useCall(api.invoices.list({ ...of, 'kind.in': 'invoice,credit_note' }));
  const tickets = useCall(api.tickets.list(of));
  return (
    <>
      <Things
        title={t('Deals')}
        rows={deals.data?.items.map(({ id, title, stage, value }) => {
          return { id, to: `/deals/${id}`, title, state: stage, amount: value };
        })}
      />
      <Things
        title={t('Projects')}
        rows={projects.data?.items.map(({ id, title, state, budget }) => {
          return { id, to: `/projects/${id}`, title, state, amount: budget };
        })}
      />
      <Things
        title={t('Invoices')}
        rows={invoices.data?.items.map(({ id, number, state, total }) => {
          return { id, to: `/invoices/${id}`, title: number || t('Draft'), state, amount: total };
        })}
      />
      <Things
        title={t('Tickets')}
        rows={tickets.data?.items.map(({ id, subject, state }) => {
          return { id, to: `/tickets/${id}`, title: subject, state };
        })}
      />
    </>
  );
}

/** What a partner does for us. */
function Bought({ id }: { id: string }) {
  const session = useSession();
  const money = holds(session, 'finance', 'auditor');
  const packages = useCall(api.work_packages.list({ partner_id: id, limit: 20 }));
  const bills = useCall(api.bills.list({ partner_id: id, limit: 20 }), money);
  return (
    <>
      <Things
        title={t('Work packages')}
        rows={packages.data?.items.map(({ id, title, state, price }) => {
          return { id, to: `/work_packages/${id}`, title, state, amount: price };
        })}
      />
      <Things
        title={t('Bills')}
        rows={bills.data?.items.map(({ id, number, state, total }) => {
          return { id, to: `/bills/${id}`, title: number, state, amount: total };
        })}
      />
    </>
  );
}

export function PartyWork({ party }: { party: AnyRecord }): ReactNode {
  return (
    <>
      {party['is_customer'] === true && <Sold id={party.id} />}
      {party['is_partner'] === true && <Bought id={party.id} />}
    </>
  );
}
