import { type Address, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Create } from '../ui/create.tsx';
import { countryName } from '../ui/format.ts';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';

/** Customers and everyone else: organisations and people in one list. */
export function PartiesPage() {
  const { workspace, actor, zone } = useSession();
  return (
    <Page
      title={t('Customers')}
      actions={
        actor.kind === 'member' && (
          <Create
            entity={entities.party}
            label="New customer"
            fields={[
              'name',
              'kind',
              'email',
              'phone',
              'address',
              'tax_number',
              'language',
              'zone',
              'currency',
              'is_customer',
              'is_partner',
              'organisation_id',
            ]}
            start={{
              name: '',
              kind: 'organisation',
              language: 'en',
              zone,
              currency: workspace.base_currency,
              is_customer: true,
              is_partner: false,
            }}
          />
        )
      }
    >
      <List
        entity={entities.party}
        base={{ is_own: false }}
        views={[
          { label: 'Customers', query: { is_customer: true } },
          { label: 'Partners', query: { is_partner: true } },
          { label: 'People', query: { kind: 'person' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'name',
            show: (party) => {
              const address = party['address'] as Address;
              return (
                <>
                  {String(party['name'])}
                  <span className="under">
                    {[address.city, countryName(address.country)]
                      .filter((part) => part !== '')
                      .join(', ')}
                  </span>
                </>
              );
            },
          },
          { field: 'email' },
          { field: 'currency' },
          { field: 'language', hidden: true },
          { field: 'zone', hidden: true },
          { field: 'tax_number' },
        ]}
        empty="Here stand the companies and people that you work with."
        to={(party) => `/customers/${party.id}`}
      />
    </Page>
  );
}
