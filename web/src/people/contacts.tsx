import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { api, entities, type Party } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { pick } from '../ui/draft.ts';
import { clock, town } from '../ui/format.ts';
import { FormDialog } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';
import { Login } from './login.tsx';

function AddPerson({ party, onClose }: { party: AnyRecord; onClose: () => void }) {
  return (
    <FormDialog
      title={t('New person')}
      button={t('Save')}
      fields={pick(entities.party.fields, ['name', 'email', 'phone', 'language', 'zone'])}
      start={{ name: '', email: '', phone: '', language: party['language'], zone: party['zone'] }}
      draft={`new/person/${party.id}`}
      call={(values) =>
        api.parties.create({
          ...values,
          kind: 'person',
          organisation_id: party.id,
          currency: party['currency'],
        } as never)
      }
      onClose={onClose}
    />
  );
}

/** The people of an organisation: who they are, what time it is there, and whether they can sign in. */
export function Contacts({ party }: { party: AnyRecord }) {
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const admin = holds(session, 'owner', 'admin');
  const people = useCall(api.parties.list({ organisation_id: party.id, limit: 50 }));
  const members = useCall(api.members.get(), admin);
  const loginOf = (person: Party) =>
    members.data?.items.find((one) => one.email === person.email.toLowerCase());
  const mayAdd = party.can.includes('update');
  const items = people.data?.items ?? [];
  if (!mayAdd && items.length === 0) return null;
  return (
    <Section
      title={t('People')}
      aside={
        mayAdd && (
          <Button size="compact-xs" variant="default" onClick={() => setAdding(true)}>
            {t('Add a person')}
          </Button>
        )
      }
    >
      {items.length === 0 ? (
        <p className="quiet lock">{t('Nobody is known here yet.')}</p>
      ) : (
        <Table
          columns={[{ label: '' }, { label: '', end: true }]}
          rows={items.map((person) => ({
            key: person.id,
            cells: [
              <>
                <Link to={`/customers/${person.id}`} className="strong">
                  {person.name}
                </Link>
                <span className="under">{person.email}</span>
                <span className="under">
                  {town(person.zone)} {clock(new Date(), person.zone)}
                </span>
              </>,
              mayAdd && <Login person={person} party={party} login={loginOf(person)} />,
            ],
          }))}
        />
      )}
      {adding && <AddPerson party={party} onClose={() => setAdding(false)} />}
    </Section>
  );
}
