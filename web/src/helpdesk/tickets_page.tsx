import { entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { NewTicket } from './new_ticket.tsx';

export function TicketsPage() {
  const { actor } = useSession();
  const member = actor.kind === 'member';
  const customer = asks('id', 'Customer', { references: 'party' });
  return (
    <Page
      title={t('Tickets')}
      actions={actor.kind !== 'partner' && <NewTicket {...(member ? { customer } : {})} />}
    >
      <List
        entity={entities.ticket}
        views={[
          { label: 'Open', query: { 'state.in': 'new,open,waiting' } },
          { label: 'Solved', query: { 'state.in': 'solved,closed' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'subject',
            show: (ticket, names) => (
              <>
                {String(ticket['subject'])}
                <span className="under">
                  {names[String(ticket['customer_id'])] ?? String(ticket['requester_name'] ?? '')}
                </span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'priority' },
          { field: 'number' },
          { field: 'created_at' },
        ]}
        empty={
          member
            ? 'Here stands what customers ask. Mails become tickets by themselves.'
            : 'Ask us anything. You see every answer here.'
        }
        to={(ticket) => `/tickets/${ticket.id}`}
      />
    </Page>
  );
}
