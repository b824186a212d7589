import { type Problem, send } from '../api/client.ts';
import { api } from '../api/generated.ts';
import { type Action, asks } from '../ui/actions.tsx';
import { dayAfter } from '../ui/days.ts';

/** Where the books of a document's day are closed, asks for another day, and offers the first open one. */
export async function askForOpenDay(
  problem: Problem,
): Promise<Pick<Action, 'fields' | 'start'> | undefined> {
  if (problem.code !== 'period.locked' || problem.at('booked_on') === undefined) return undefined;
  const locks = await send(api.period_locks.list({ sort: '-number', limit: 1 })).catch(() => null);
  const through = locks?.items[0]?.locked_through;
  return {
    fields: () => ({
      booked_on: asks('date', 'Booked on', { required: true, help: problem.detail }),
    }),
    start: () => ({ booked_on: through ? dayAfter(through, 1) : null }),
  };
}
