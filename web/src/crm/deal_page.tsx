import { Link, useParams } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { type Amount, api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { asks, type Action } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { Money, MoneyFigure } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';

const actions: Action[] = [
  {
    verb: 'update',
    label: () => t('Write quote'),
    call: (deal) => api.deals.quote(deal.id),
    then: (quote) => `/quotes/${String(quote['id'])}`,
    primary: true,
  },
  { verb: 'win', label: () => t('Won'), call: (deal) => api.deals.win(deal.id) },
  {
    verb: 'lose',
    label: () => t('Lost'),
    fields: () => ({ reason: asks('text', 'Reason', { required: true }) }),
    call: (deal, values) => api.deals.lose(deal.id, { reason: String(values['reason'] ?? '') }),
  },
];

function Quotes({ deal }: { deal: string }) {
  const quotes = useCall(api.quotes.list({ deal_id: deal }));
  if (!quotes.data?.items.length) return null;
  return (
    <Section title={t('Quotes')}>
      <table className="table">
        <tbody>
          {quotes.data.items.map((quote) => (
            <tr key={quote.id}>
              <td>
                <Link to={`/quotes/${quote.id}`} className="strong">
                  {quote.number || quote.title}
                </Link>
              </td>
              <td>
                <StateChip state={quote.state} />
              </td>
              <td className="end">
                <Money amount={quote.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function DealPage() {
  const { id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      entity={entities.deal}
      id={id}
      crumb={{ to: '/deals', label: t('Deals') }}
      actions={actions}
      form={[
        'title',
        'contact_id',
        'value',
        'expected_on',
        'next_step',
        'next_step_on',
        'owner_id',
        'notes',
      ]}
      facts={[
        'customer_id',
        'contact_id',
        'owner_id',
        'expected_on',
        'next_step',
        'next_step_on',
        'lost_reason',
        'created_at',
      ]}
      head={(deal) => <MoneyFigure amount={deal['value'] as Amount} />}
      under={(deal) => <p className="quiet">{deal.names[String(deal['customer_id'])]}</p>}
      comments={(deal) => deal.id}
    >
      {(deal) => (
        <>
          {deal['notes'] !== '' && (
            <Section title={t('Notes')}>
              <p className="reading">{String(deal['notes'] ?? '')}</p>
            </Section>
          )}
          <Quotes deal={deal.id} />
        </>
      )}
    </RecordPage>
  );
}
