import { useState } from 'react';
import { type AnyRecord, useRecord } from '../api/queries.ts';
import { type Address, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { ownGroups } from '../people/party_groups.ts';
import { EditDialog } from '../ui/edit_dialog.tsx';
import type { FieldGroup } from '../ui/form.tsx';
import { countryName } from '../ui/format.ts';
import { KeyButton } from '../ui/key_button.tsx';
import { Section } from '../ui/page.tsx';
import { Letterhead } from './letterhead.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Value } from '../ui/value.tsx';

function written({ street, postcode, city, region, country }: Address): string {
  return [street, `${postcode} ${city}`.trim(), region, countryName(country)]
    .filter((part) => part !== '')
    .join(', ');
}

function Group({ group, party }: { group: FieldGroup; party: AnyRecord }) {
  return (
    <Section title={t(group.label)}>
      <table className="table">
        <tbody>
          {group.fields.map((name) => {
            const facts = entities.party.fields[name as keyof typeof entities.party.fields];
            return (
              <tr key={name}>
                <th scope="row">{t(facts.label)}</th>
                <td>
                  {name === 'address' ? (
                    written(party['address'] as Address)
                  ) : (
                    <Value name={name} facts={facts} value={party[name]} names={party.names} />
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

/** Our own company: what stands on every document, how its sales are taxed, and where money comes in. */
export function Company() {
  const { actor } = useSession();
  const [editing, setEditing] = useState(false);
  const party = useRecord('/parties', actor.organisation_id);
  if (party.isError) return <ErrorState error={party.error} />;
  if (!party.data) return <Loading />;
  const { data } = party;
  return (
    <>
      <p className="quiet">{t('What stands on every document that we send.')}</p>
      {ownGroups.map((group) => (
        <Group key={group.label} group={group} party={data} />
      ))}
      <Letterhead mayChange={data.can.includes('update')} />
      {data.can.includes('update') && (
        <div className="closing-actions">
          <KeyButton keys="e" label={t('Edit')} press={() => setEditing(true)} />
        </div>
      )}
      {editing && (
        <EditDialog
          entity={entities.party}
          record={data}
          fields={ownGroups.flatMap((group) => group.fields)}
          groups={ownGroups}
          onClose={() => setEditing(false)}
        />
      )}
    </>
  );
}
