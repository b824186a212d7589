import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { type AnyRecord, client } from '../api/queries.ts';
import { api, type ApiCall, type Member, type Party } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { StateChip } from '../ui/chips.tsx';
import { refuse, tell } from '../ui/undo.tsx';
import { SessionsDialog } from './sessions_dialog.tsx';

async function run(call: ApiCall<unknown>, said: string) {
  try {
    await send(call);
    await client.invalidateQueries();
    tell(said);
  } catch (error) {
    refuse(error);
  }
}

interface Props {
  person: Party;
  party: AnyRecord;
  login: Member | undefined;
}

/** Whether a person of a customer or partner can come in, and the verbs for it. */
export function Login({ person, party, login }: Props) {
  const [looking, setLooking] = useState(false);
  const kind = party['is_partner'] ? 'partner' : 'customer';
  if (!login) {
    if (person.email === '' || !(party['is_partner'] || party['is_customer'])) return null;
    const invitation = api.invitations.create({
      name: person.name,
      email: person.email,
      kind,
      organisation_id: party.id,
      language: person.language,
      zone: person.zone,
    });
    return (
      <Button
        size="compact-xs"
        variant="default"
        onClick={() =>
          void run(invitation, t('{name} is invited. The link opens once.', { name: person.name }))
        }
      >
        {t('Invite to the portal')}
      </Button>
    );
  }
  return (
    <span className="login">
      <StateChip state={login.state} />
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('Login of {name}', { name: person.name })}
          >
            {t('Login')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setLooking(true)}>
            {t('Sessions')} <span className="quiet">{login.sessions}</span>
          </Menu.Item>
          {login.can.includes('disable') && (
            <Menu.Item
              onClick={() => void run(api.accounts.disable(login.id), t('The login is ended.'))}
            >
              {t('End this login')}
            </Menu.Item>
          )}
          {login.can.includes('enable') && (
            <Menu.Item
              onClick={() => void run(api.accounts.enable(login.id), t('The login is open again.'))}
            >
              {t('Open it again')}
            </Menu.Item>
          )}
        </Menu.Dropdown>
      </Menu>
      {looking && (
        <SessionsDialog id={login.id} name={person.name} onClose={() => setLooking(false)} />
      )}
    </span>
  );
}
