import { Button } from '@mantine/core';
import { useCall, useSend } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { refuse } from '../ui/undo.tsx';

/** The sessions and tokens of the reader, and the way to shut each of them. */
export function OpenDoors() {
  const doors = useCall(api.credentials.get());
  const shut = useSend(api.credentials.remove);
  if (doors.isError) return <ErrorState error={doors.error} />;
  if (doors.isPending) return <Loading shape="list" />;
  const items = doors.data.items.filter(({ kind }) => kind === 'session' || kind === 'token');
  if (items.length === 0)
    return <Empty text={t('Here stand the browsers and programs that come in with your login.')} />;
  return (
    <ul className="settings-rows">
      {items.map((door) => (
        <li key={door.id}>
          <span className="strong">{door.kind === 'token' ? t('API token') : t('Browser')}</span>{' '}
          <bdi>{door.name}</bdi> <bdi className="quiet">{door.peer}</bdi>{' '}
          <span className="quiet">
            {t('Last used')} <Time at={door.last_used_at} />
          </span>{' '}
          <Button
            variant="default"
            onClick={() => shut.mutate(door.id, { onError: (error) => refuse(error) })}
          >
            {t('Revoke')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
