import { Modal } from '@mantine/core';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type Id } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { CredentialTable } from './credential_table.tsx';

interface Props {
  id: Id;
  name: string;
  onClose: () => void;
}

/** Where somebody else is signed in; each is ended at once. */
export function SessionsDialog({ id, name, onClose }: Props) {
  const all = useCall(api.accounts.credentials(id));
  const end = async (credential: Id) => {
    await send(api.accounts.remove_credentials(id, credential));
    await client.invalidateQueries();
  };
  return (
    <Modal opened onClose={onClose} title={t('Sessions of {name}', { name })} size="lg">
      {all.isError ? (
        <ErrorState error={all.error} />
      ) : all.isPending ? (
        <Loading />
      ) : all.data.items.length === 0 ? (
        <Empty text={t('Not signed in anywhere.')} />
      ) : (
        <CredentialTable items={all.data.items} verb={t('End')} onEnd={(one) => void end(one.id)} />
      )}
    </Modal>
  );
}
