import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useList } from '../api/queries.ts';
import { api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { type Action, Actions } from '../ui/actions.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { choice } from '../ui/words.ts';

const disable: Action = {
  verb: 'disable',
  label: () => t('Disable at once'),
  call: (account) => api.accounts.disable(account.id),
};

/** Everyone of the team who has a login; whoever leaves is shut out at once. */
export function Members() {
  const navigate = useNavigate();
  const list = useList(entities.account.path, { kind: 'member', limit: 50 });
  if (list.isError) return <ErrorState error={list.error} />;
  if (list.isPending) return <Loading shape="list" />;
  return (
    <>
      <ul className="settings-rows">
        {list.items.map((account) => (
          <li key={account.id}>
            <bdi className="strong">{String(account['name'])}</bdi>{' '}
            <bdi className="quiet">{String(account['email'])}</bdi>{' '}
            <span>{choice(String(account['state']))}</span>{' '}
            <Actions
              record={{ ...account, names: list.names }}
              actions={[disable]}
              go={(to) => void navigate({ to })}
            />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button variant="default" onClick={() => void list.fetchNextPage()}>
          {t('More')}
        </Button>
      )}
    </>
  );
}
