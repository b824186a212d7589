import { useCall } from '../api/queries.ts';
import { api, type ListQuery, type Session } from '../api/generated.ts';
import { holds } from './session.tsx';

const counted = (query: Record<string, string>): ListQuery => ({ ...query, count: true, limit: 1 });

const shown = (count = 0) => (count > 0 ? String(count) : '');

/** How much waits behind each place of the side bar, by its address; asked again when something changes. */
export function useCounts(session: Session): Record<string, string> {
  const { kind } = session.actor;
  const team = kind === 'member';
  const tickets = useCall(
    api.tickets.list(counted({ 'state.in': 'new,open' })),
    team && holds(session, 'support'),
  );
  const bills = useCall(
    api.bills.list(counted({ 'state.in': 'open,part_paid' })),
    team && holds(session, 'finance'),
  );
  const time = useCall(
    api.time_entries.list(counted({ state: 'open' })),
    team && holds(session, 'projects'),
  );
  const work = useCall(
    api.tasks.list(counted({ assignee_id: session.actor.id, 'state.in': 'todo,doing' })),
    team,
  );
  const offers = useCall(
    api.offers.list(counted({ state: team ? 'countered' : 'sent' })),
    kind === 'partner' || (team && holds(session, 'projects')),
  );
  const inbox = useCall(api.inbox.get());
  const quotes = useCall(api.quotes.list(counted({ state: 'sent' })), kind === 'customer');
  const fresh = inbox.data?.items.filter((item) => item.is_new).length ?? 0;
  return {
    // The inbox tells no more than 50.
    '/inbox': fresh === 50 ? '50+' : shown(fresh),
    '/tickets': shown(tickets.data?.count),
    '/bills': shown(bills.data?.count),
    '/time': shown(time.data?.count),
    '/my_work': shown(work.data?.count),
    '/work_packages': shown(offers.data?.count),
    '/quotes': shown(quotes.data?.count),
  };
}
