import { Link } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { clock, town } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { useNow } from '../ui/now.ts';
import { Section } from '../ui/page.tsx';
import { DueDay } from '../ui/time.tsx';

function Invoices({ customer }: { customer: string }) {
  const open = useCall(
    api.invoices.list({
      customer_id: customer,
      kind: 'invoice',
      'state.in': 'issued,part_paid',
      sort: 'due_on',
      limit: 5,
    }),
  );
  return (open.data?.items ?? []).map((invoice) => (
    <div key={invoice.id}>
      <dt>
        <Link to={`/invoices/${invoice.id}`}>{invoice.number}</Link>
      </dt>
      <dd>
        <Money amount={invoice.open} />
        <span className="small">
          <br />
          <DueDay date={invoice.due_on} />
        </span>
      </dd>
    </div>
  ));
}

/** Who asks: where they are and what time it is there, what runs with them and what they owe. */
export function TicketSide({ ticket }: { ticket: AnyRecord }) {
  const session = useSession();
  const at = useNow();
  const id = String(ticket['customer_id'] ?? '');
  const known = id !== '' && session.actor.kind === 'member';
  const party = useCall(api.parties.show(id), known);
  const projects = useCall(
    api.projects.list({ customer_id: id, state: 'active', limit: 5 }),
    known,
  );
  if (!known || !party.data) return null;
  const { name, zone, address } = party.data;
  return (
    <Section title={t('Customer')}>
      <p>
        <Link to={`/customers/${id}`} className="strong">
          {name}
        </Link>
        <br />
        {clock(at, zone)}{' '}
        <span className="quiet">{t('in {town}', { town: address.city || town(zone) })}</span>
      </p>
      <dl className="facts">
        {(projects.data?.items ?? []).map((project) => (
          <div key={project.id}>
            <dt>{t('Project')}</dt>
            <dd>
              <Link to={`/projects/${project.id}`}>{project.title}</Link>
            </dd>
          </div>
        ))}
        {holds(session, 'finance', 'auditor') && <Invoices customer={id} />}
      </dl>
    </Section>
  );
}
