import { Button } from '@mantine/core';
import { useState } from 'react';
import { useRecord } from '../api/queries.ts';
import { api, entities } from '../api/generated.ts';
import { languages, t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { pick } from '../ui/draft.ts';
import { EditDialog } from '../ui/edit_dialog.tsx';
import { clock, town } from '../ui/format.ts';
import { FormDialog } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { PasswordDialog } from './password.tsx';

/** When the others may count on me, in my own zone: the map and who is asked next go by it. */
function Hours({ id }: { id: string }) {
  const [editing, setEditing] = useState(false);
  const party = useRecord('/parties', id);
  if (!party.data) return null;
  const { data } = party;
  return (
    <Section title={t('Working hours')}>
      <p className="lock">
        {t('{from} to {until}', {
          from: String(data['works_from']),
          until: String(data['works_until']),
        })}{' '}
        <span className="quiet">{town(String(data['zone']))}</span>
      </p>
      {data.can.includes('update') && (
        <div className="closing-actions">
          <Button variant="default" onClick={() => setEditing(true)}>
            {t('Change working hours')}
          </Button>
        </div>
      )}
      {editing && (
        <EditDialog
          entity={entities.party}
          record={data}
          fields={['works_from', 'works_until']}
          onClose={() => setEditing(false)}
        />
      )}
    </Section>
  );
}

/** Name, language, zone and password of whoever looks. */
export function Me() {
  const session = useSession();
  const [asking, setAsking] = useState<'edit' | 'password' | null>(null);
  const account = useRecord('/accounts', session.actor.id);
  if (account.isError) return <ErrorState error={account.error} />;
  if (!account.data) return <Loading />;
  const { data } = account;
  const language = String(data['language']);
  const zone = String(data['zone']);
  return (
    <>
      <Section title={t('Your account')}>
        <table className="table">
          <tbody>
            <tr>
              <th scope="row">{t('Name')}</th>
              <td>{String(data['name'])}</td>
            </tr>
            <tr>
              <th scope="row">{t('Email')}</th>
              <td>{String(data['email'])}</td>
            </tr>
            <tr>
              <th scope="row">{t('Language')}</th>
              <td>{languages.find((one) => one.tag === language)?.name ?? language}</td>
            </tr>
            <tr>
              <th scope="row">{t('Time zone')}</th>
              <td>
                {town(zone)} <span className="quiet">{clock(new Date(), zone)}</span>
              </td>
            </tr>
          </tbody>
        </table>
        <div className="closing-actions">
          <Button onClick={() => setAsking('edit')}>{t('Edit')}</Button>
          {session.actor.kind === 'member' && (
            <Button variant="default" onClick={() => setAsking('password')}>
              {t('Change password')}
            </Button>
          )}
        </div>
        {asking === 'edit' && (
          <FormDialog
            title={t('Your account')}
            button={t('Save')}
            fields={{
              ...pick(entities.account.fields, ['name', 'zone']),
              language: asks('choice', 'Language', { options: languages.map((one) => one.tag) }),
            }}
            start={{ name: data['name'], zone, language }}
            call={(values) => api.accounts.update(data.id, values, data.version)}
            onDone={() => window.location.reload()}
            onClose={() => setAsking(null)}
          />
        )}
        {asking === 'password' && <PasswordDialog onClose={() => setAsking(null)} />}
      </Section>
      {session.actor.kind === 'member' && <Hours id={session.actor.party_id} />}
    </>
  );
}
