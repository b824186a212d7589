import { useParams } from '@tanstack/react-router';
import { type AnyRecord, useRecord } from '../api/queries.ts';
import { type Address, api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { countryName } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { ZoneNow } from '../ui/time.tsx';
import { Contacts } from './contacts.tsx';
import { groupsOf } from './party_groups.ts';
import { PartyWork } from './party_work.tsx';
import './people.css';

const invite: Action = {
  verb: '*',
  label: () => t('Invite someone'),
  fields: () => ({
    name: asks('text', 'Name', { required: true }),
    email: asks('text', 'Email', { required: true }),
    kind: asks('choice', 'Kind', { options: ['customer', 'partner'], required: true }),
  }),
  start: (party) => ({ kind: party['is_partner'] ? 'partner' : 'customer' }),
  call: (party, values) =>
    api.invitations.create({
      name: String(values['name'] ?? ''),
      email: String(values['email'] ?? ''),
      kind: values['kind'] as 'customer' | 'partner',
      organisation_id: party.id,
      language: String(party['language']),
      zone: String(party['zone']),
    }),
  shows: (party) =>
    party.can.includes('update') && party['kind'] === 'organisation' && party['is_own'] !== true,
};

/** The second yes: not for the one who changed it. */
const confirmAccount = (account: string): Action => ({
  verb: 'confirm_account',
  label: () => t('Confirm the account'),
  call: (party) => api.parties.confirm_account(party.id),
  shows: (party) => Boolean(party['account_changed_by']) && party['account_changed_by'] !== account,
  primary: true,
});

/** The answer comes a moment later, and the page shows it by itself. */
const checkTaxNumber: Action = {
  verb: 'check_tax_number',
  label: () => t('Check with VIES'),
  call: (party) => api.parties.check_tax_number(party.id),
};

const shownInPlace = ['name', 'address', 'notes', 'is_customer', 'is_partner', 'is_vendor'];

const checkOfNumber = [
  'tax_number_state',
  'tax_number_checked_at',
  'tax_number_checked_by',
  'tax_number_consultation',
];

/** What stands at the side: all that is known, but for what the page shows already and what does not hold. */
function factsOf(party: AnyRecord): string[] {
  const isChecked = Boolean(party['tax_number_checked_at']);
  const names = groupsOf(party)
    .flatMap((group) => group.fields)
    .flatMap((name) => (name === 'tax_number' && isChecked ? [name, ...checkOfNumber] : [name]));
  return [...names, 'created_at'].filter(
    (name) => !shownInPlace.includes(name) && party[name] !== false,
  );
}

function Roles({ party }: { party: AnyRecord }) {
  return (
    <>
      {party['is_customer'] === true && <span className="chip">{t('Customer')}</span>}
      {party['is_partner'] === true && <span className="chip">{t('Partner')}</span>}
      {party['is_vendor'] === true && <span className="chip">{t('Vendor')}</span>}
      {party['is_own'] === true && <span className="chip outline">{t('Own company')}</span>}
    </>
  );
}

function Where({ party }: { party: AnyRecord }) {
  const { street, postcode, city, country } = party['address'] as Address;
  const town = `${postcode} ${city}`.trim();
  return (
    <p className="quiet">
      {[street, town, countryName(country)].filter((part) => part !== '').join(', ')}
      {' · '}
      <ZoneNow zone={String(party['zone'])} />
    </p>
  );
}

/** Where one came from: partners are kept apart from everyone else, and outsiders have no such lists. */
function crumbOf(party: AnyRecord | undefined, member: boolean) {
  if (!member) return { to: '/', label: t('Monday') };
  return party?.['is_partner'] === true && party['is_customer'] !== true
    ? { to: '/partners', label: t('Partners') }
    : { to: '/customers', label: t('Customers') };
}

/** A company or a person: who they are, whom one meets there, and what goes on with them. */
export function PartyPage() {
  const { id = '' } = useParams({ strict: false });
  const { actor, checks_tax_numbers } = useSession();
  const member = actor.kind === 'member';
  const checks = checks_tax_numbers ? [checkTaxNumber] : [];
  const party = useRecord(entities.party.path, id);
  return (
    <RecordPage
      entity={entities.party}
      id={id}
      crumb={crumbOf(party.data, member)}
      actions={member ? [invite, confirmAccount(actor.id), ...checks] : []}
      groups={groupsOf}
      facts={factsOf}
      head={(party) => <span className="figure">{String(party['name'])}</span>}
      marks={(party) => <Roles party={party} />}
      under={(party) => <Where party={party} />}
    >
      {(party) => (
        <>
          {Boolean(party['account_changed_by']) && (
            <p role="alert">
              {t(
                'Where this party is paid was changed. Nothing goes there until someone else confirms it.',
              )}
            </p>
          )}
          {Boolean(party['notes']) && (
            <Section title={t('Notes')}>
              <p className="reading">{String(party['notes'])}</p>
            </Section>
          )}
          {party['kind'] === 'organisation' && <Contacts party={party} />}
          {member && <PartyWork party={party} />}
        </>
      )}
    </RecordPage>
  );
}
