import { Link, useNavigate } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type Ticket } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { useNow } from '../ui/now.ts';
import { choice } from '../ui/words.ts';
import { left } from './promise.ts';

/** Who waits for a first answer stands before who was answered once; then the soonest promise. */
function bySoonest(a: Ticket, b: Ticket): number {
  const answered = Number(a.first_answered_at !== null) - Number(b.first_answered_at !== null);
  return answered || (a.first_answer_due_at ?? '').localeCompare(b.first_answer_due_at ?? '');
}

function Waits({ ticket, at }: { ticket: Ticket; at: Date }) {
  if (ticket.first_answered_at !== null || !ticket.first_answer_due_at) {
    return <span className="quiet">{choice(ticket.state)}</span>;
  }
  const { text, soon } = left(ticket.first_answer_due_at, at);
  return <bdi className={soon ? 'bad' : 'quiet'}>{text}</bdi>;
}

/** The tickets that wait, the soonest promise first; `j` and `k` go through them. */
export function Queue({ id }: { id: string }) {
  const at = useNow();
  const navigate = useNavigate();
  const tickets = useCall(api.tickets.list({ 'state.in': 'new,open,waiting', limit: 100 }));
  const sorted = [...(tickets.data?.items ?? [])].sort(bySoonest);
  const step = (by: number) => {
    const next = sorted[sorted.findIndex((ticket) => ticket.id === id) + by];
    if (next) void navigate({ to: `/tickets/${next.id}` });
  };
  useKeys([
    { keys: 'j', label: 'Next ticket', press: () => step(1) },
    { keys: 'k', label: 'Ticket before', press: () => step(-1) },
  ]);
  return (
    <nav className="queue" aria-label={t('Tickets that wait')}>
      <p className="quiet small">{t('Promise soonest first')}</p>
      {sorted.map((ticket) => (
        <Link
          key={ticket.id}
          to={`/tickets/${ticket.id}`}
          activeProps={{ className: 'at', 'aria-current': 'page' }}
        >
          <span className="strong">
            <span className="quiet">{ticket.priority}</span> {ticket.subject}
          </span>
          <span className="queue-foot small">
            <span className="quiet">
              {tickets.data?.names[ticket.customer_id ?? ''] ?? ticket.requester_name}
            </span>
            <Waits ticket={ticket} at={at} />
          </span>
        </Link>
      ))}
    </nav>
  );
}
