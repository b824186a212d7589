import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type Party, type Ticket } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { left } from '../helpdesk/promise.ts';
import { clock, town } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { Section } from '../ui/page.tsx';

const most = 5;

function Promised({ ticket, customer, at }: { ticket: Ticket; customer: string; at: Date }) {
  const session = useSession();
  const party = useCall(api.parties.show(ticket.customer_id ?? ''), ticket.customer_id !== null);
  const due = ticket.first_answer_due_at ?? ticket.created_at;
  const zone = (party.data as Party | undefined)?.zone ?? session.zone;
  const { text, soon } = left(due, at);
  return (
    <li>
      <span className={`chip ${soon ? 'bad' : 'plain'}`}>{ticket.priority}</span>
      <span>
        <Link to={`/tickets/${ticket.id}`} className="strong">
          {ticket.subject}
        </Link>
        <span className="under">{customer}</span>
        <span className={`small${soon ? ' bad' : ''}`}>
          {t('first answer')} · {clock(new Date(due), zone)} {t('in {town}', { town: town(zone) })}{' '}
          · {text}
        </span>
      </span>
    </li>
  );
}

/** The tickets whose first answer is due next. */
export function Promises() {
  const at = useNow();
  const tickets = useCall(
    api.tickets.list({ 'state.in': 'new,open', sort: 'created_at', limit: 100 }),
  );
  const waiting = (tickets.data?.items ?? [])
    .filter((ticket) => ticket.first_answered_at === null)
    .sort((a, b) => (a.first_answer_due_at ?? '').localeCompare(b.first_answer_due_at ?? ''))
    .slice(0, most);
  if (!tickets.data || waiting.length === 0) return null;
  return (
    <Section
      title={t('Help desk: promises at risk')}
      aside={<Link to="/tickets">{t('All tickets')}</Link>}
    >
      <ul className="needs promises">
        {waiting.map((ticket) => (
          <Promised
            key={ticket.id}
            ticket={ticket}
            customer={tickets.data.names[ticket.customer_id ?? ''] ?? ticket.requester_name}
            at={at}
          />
        ))}
      </ul>
    </Section>
  );
}
