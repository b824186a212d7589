import { Link, useParams } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { type Address, api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { clock, town } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';

const invite: Action = {
  verb: 'update',
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
};

function People({ party }: { party: string }) {
  const people = useCall(api.parties.list({ organisation_id: party }));
  if (!people.data?.items.length) return null;
  return (
    <Section title={t('People')}>
      <table className="table">
        <tbody>
          {people.data.items.map((person) => (
            <tr key={person.id}>
              <td>
                <Link to={`/customers/${person.id}`} className="strong">
                  {person.name}
                </Link>
              </td>
              <td>{person.email}</td>
              <td className="quiet">
                {town(person.zone)} {clock(new Date(), person.zone)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

function Work({ party }: { party: string }) {
  const projects = useCall(api.projects.list({ customer_id: party }));
  const invoices = useCall(api.invoices.list({ customer_id: party, limit: 20 }));
  return (
    <>
      {(projects.data?.items.length ?? 0) > 0 && (
        <Section title={t('Projects')}>
          <table className="table">
            <tbody>
              {projects.data?.items.map((project) => (
                <tr key={project.id}>
                  <td>
                    <Link to={`/projects/${project.id}`} className="strong">
                      {project.title}
                    </Link>
                  </td>
                  <td className="end">
                    <StateChip state={project.state} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
      {(invoices.data?.items.length ?? 0) > 0 && (
        <Section title={t('Invoices')}>
          <table className="table">
            <tbody>
              {invoices.data?.items.map((invoice) => (
                <tr key={invoice.id}>
                  <td>
                    <Link to={`/invoices/${invoice.id}`} className="strong">
                      {invoice.number || t('Draft')}
                    </Link>
                  </td>
                  <td>
                    <StateChip state={invoice.state} />
                  </td>
                  <td className="end">
                    <Money amount={invoice.total} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Section>
      )}
    </>
  );
}

export function PartyPage() {
  const { id = '' } = useParams({ strict: false });
  const { actor } = useSession();
  return (
    <RecordPage
      entity={entities.party}
      id={id}
      crumb={{ to: '/customers', label: t('Customers') }}
      actions={actor.kind === 'member' ? [invite] : []}
      form={[
        'name',
        'email',
        'phone',
        'website',
        'address',
        'tax_number',
        'registration_number',
        'language',
        'zone',
        'currency',
        'iban',
        'skills',
        'hourly_rate',
        'is_customer',
        'is_partner',
        'organisation_id',
        'notes',
      ]}
      facts={[
        'email',
        'phone',
        'website',
        'tax_number',
        'registration_number',
        'language',
        'zone',
        'currency',
        'iban',
        'skills',
        'hourly_rate',
        'organisation_id',
        'created_at',
      ]}
      under={(party) => {
        const address = party['address'] as Address;
        const zone = String(party['zone']);
        return (
          <p className="quiet">
            {[address.street, address.postcode, address.city, address.country]
              .filter((part) => part !== '')
              .join(', ')}
            {' · '}
            {town(zone)} {clock(new Date(), zone)}
          </p>
        );
      }}
    >
      {(party) => (
        <>
          {Boolean(party['notes']) && (
            <Section title={t('Notes')}>
              <p className="reading">{String(party['notes'])}</p>
            </Section>
          )}
          {party['kind'] === 'organisation' && <People party={party.id} />}
          {actor.kind === 'member' && <Work party={party.id} />}
        </>
      )}
    </RecordPage>
  );
}
