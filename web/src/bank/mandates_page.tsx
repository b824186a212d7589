import { useParams } from '@tanstack/react-router';
import { api, entities, type Mandate } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Create } from '../ui/create.tsx';
import { today } from '../ui/format.ts';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';

const start = ['customer_id', 'signed_on', 'iban', 'bic', 'holder', 'scheme', 'once', 'reference'];

/** By which customers we may collect. */
export function MandatesPage() {
  const session = useSession();
  return (
    <Page
      title={t('Mandates')}
      crumb={{ to: '/debits', label: t('Direct debits') }}
      actions={
        holds(session, 'owner', 'admin', 'finance') && (
          <Create
            entity={entities.mandate}
            label="New mandate"
            fields={start}
            only={{ customer_id: { is_customer: true } }}
            start={{ signed_on: today(session.zone), scheme: 'core', once: false }}
          />
        )
      }
    >
      <List
        entity={entities.mandate}
        views={[
          { label: 'Active', query: { state: 'active' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'customer_id',
            show: (mandate, names) => (
              <>
                {names[String(mandate['customer_id'])]}
                <span className="under">{(mandate as unknown as Mandate).reference}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'signed_on' },
          { field: 'last_collected_on' },
        ]}
        empty="Here stand the mandates by which customers let you collect what they owe."
        to={(mandate) => `/mandates/${mandate.id}`}
      />
    </Page>
  );
}

/** A customer's leave to collect. */
export function MandatePage() {
  const { id = '' } = useParams({ strict: false });
  const facts = ['customer_id', 'scheme', 'once', 'signed_on', 'holder', 'iban', 'bic'];
  return (
    <RecordPage
      entity={entities.mandate}
      id={id}
      crumb={{ to: '/mandates', label: t('Mandates') }}
      titleOf={(mandate) => String(mandate['reference'])}
      actions={[
        {
          verb: 'revoke',
          label: () => t('Revoke'),
          call: (mandate) => api.mandates.revoke(mandate.id),
        },
      ]}
      form={['holder', 'iban', 'bic']}
      facts={[...facts, 'last_collected_on', 'created_at']}
      head={(mandate) => <span className="figure">{String(mandate['reference'])}</span>}
      under={(mandate) => <p className="quiet">{mandate.names[String(mandate['customer_id'])]}</p>}
    />
  );
}
