import { useCall } from '../api/queries.ts';
import { api, type ListQuery, type Session } from '../api/generated.ts';
import { holds } from './session.tsx';

const counted = (query: Record<string, string>): ListQuery => ({ ...query, count: true, limit: 1 });

/** How much waits behind each place of the side bar, by its address; asked again when something changes. */
export function useCounts(session: Session): Record<string, number> {
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
  return {
    '/inbox': inbox.data?.items.filter((item) => item.is_new).length ?? 0,
    '/tickets': tickets.data?.count ?? 0,
    '/bills': bills.data?.count ?? 0,
    '/time': time.data?.count ?? 0,
    '/my_work': work.data?.count ?? 0,
    '/work_packages': offers.data?.count ?? 0,
    '/quotes': quotes.data?.count ?? 0,
  };
}
