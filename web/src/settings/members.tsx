import { Button, Menu } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type ApiCall, type Member } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { FormDialog } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';
import { everyRight } from './rights.ts';

const rights = asks('list', 'Rights', { options: everyRight });

async function run(call: ApiCall<unknown>) {
  try {
    await send(call);
    await client.invalidateQueries();
  } catch (error) {
    notifications.show({ message: (error as Error).message, color: 'red' });
  }
}

function Verbs({ member, onRights }: { member: Member; onRights: () => void }) {
  if (member.can.length === 0) return null;
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button size="compact-xs" variant="default">
          {t('Change')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {member.can.includes('rights') && (
          <Menu.Item onClick={onRights}>{t('Change rights')}</Menu.Item>
        )}
        {member.can.includes('disable') && (
          <Menu.Item onClick={() => void run(api.accounts.disable(member.id))}>
            {t('End this login')}
          </Menu.Item>
        )}
        {member.can.includes('enable') && (
          <Menu.Item onClick={() => void run(api.accounts.enable(member.id))}>
            {t('Open it again')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
}

/** Everyone who can come in, with what they may do; a login ends at once. */
export function Members() {
  const { workspace } = useSession();
  const list = useCall(api.members.get());
  const [inviting, setInviting] = useState(false);
  const [changing, setChanging] = useState<Member | null>(null);
  if (list.isError) return <ErrorState error={list.error} />;
  if (list.isPending) return <Loading />;
  const { items, names } = list.data;
  return (
    <Section title={t('People with a login')} aside={items.length}>
      <div className="closing-actions">
        <Button onClick={() => setInviting(true)}>{t('Invite a member')}</Button>
        <span className="quiet">
          {t('Partners and customers are invited on their own page, and cost no seat.')}
        </span>
      </div>
      <Table
        columns={[
          { label: t('Name') },
          { label: t('Rights') },
          { label: t('State') },
          { label: t('Last seen') },
          { label: '', end: true },
        ]}
        rows={items.map((one) => ({
          key: one.id,
          cells: [
            <>
              <span className="strong">{one.name}</span>
              <span className="under">{one.email}</span>
            </>,
            one.kind === 'member'
              ? one.rights.map(choice).join(', ') || t('None yet')
              : `${choice(one.kind)}, ${names[one.organisation_id] ?? ''}`,
            <StateChip state={one.state} />,
            one.last_seen_at ? <Time at={one.last_seen_at} /> : '–',
            <Verbs member={one} onRights={() => setChanging(one)} />,
          ],
        }))}
      />
      {inviting && (
        <FormDialog
          title={t('Invite a member')}
          button={t('Send the invitation')}
          fields={{
            name: asks('text', 'Name', { required: true, nullable: false }),
            email: asks('text', 'Email', { required: true, nullable: false }),
            rights,
            zone: asks('text', 'Time zone', { required: true }),
          }}
          start={{ name: '', email: '', rights: [], zone: workspace.zone }}
          draft="invite/member"
          call={(values) =>
            api.invitations.create({
              ...values,
              kind: 'member',
              language: workspace.language,
            } as never)
          }
          onDone={() =>
            notifications.show({ message: t('The invitation is on its way. It opens once.') })
          }
          onClose={() => setInviting(false)}
        />
      )}
      {changing && (
        <FormDialog
          title={t('Rights of {name}', { name: changing.name })}
          button={t('Change rights')}
          fields={{ rights }}
          start={{ rights: changing.rights }}
          call={(values) => api.accounts.rights(changing.id, values as never)}
          onClose={() => setChanging(null)}
        />
      )}
    </Section>
  );
}
