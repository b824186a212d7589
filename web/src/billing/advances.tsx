import { Button } from '@mantine/core';
import { send } from '../api/client.ts';
import { type AnyRecord, client, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { longDay, money } from '../ui/format.ts';
import { refuse } from '../ui/undo.tsx';

/** What the customer was asked for in advance, and this draft could take off. */
export function Advances({ draft }: { draft: AnyRecord }) {
  const finance = holds(useSession(), 'owner', 'admin', 'finance');
  const open = useCall(api.invoices.advances(draft.id), finance);
  const deduct = async (advance_id: string) => {
    try {
      await send(api.invoices.deduct(draft.id, { advance_id }));
      await client.invalidateQueries();
    } catch (error) {
      refuse(error);
    }
  };
  return open.data?.items.map((advance) => (
    <p key={advance.id} className="closing-actions">
      <span>
        {t('{number} of {day} asked for {total} in advance.', {
          number: advance.number,
          day: longDay(advance.issued_on),
          total: money(advance.total),
        })}
      </span>
      <Button size="xs" variant="default" onClick={() => void deduct(advance.id)}>
        {t('Deduct it')}
      </Button>
    </p>
  ));
}
