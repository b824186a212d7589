import { type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Create } from '../ui/create.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';

export function QuotesPage() {
  const session = useSession();
  return (
    <Page
      title={t('Quotes')}
      actions={
        holds(session, 'sales') && (
          <Create
            entity={entities.quote}
            label="New quote"
            fields={['title', 'customer_id', 'currency', 'valid_until']}
            only={{ customer_id: { is_customer: true } }}
            start={{ title: '', currency: session.workspace.base_currency, lines: [] }}
          />
        )
      }
    >
      <List
        entity={entities.quote}
        views={[
          { label: 'All', query: {} },
          { label: 'Waiting', query: { state: 'sent' } },
          { label: 'Accepted', query: { state: 'accepted' } },
          { label: 'Drafts', query: { state: 'draft' } },
        ]}
        columns={[
          {
            field: 'title',
            show: (quote, names) => (
              <>
                {String(quote['title'])}
                <span className="under">{names[String(quote['customer_id'])]}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'number' },
          { field: 'sent_at' },
          { field: 'valid_until', hidden: true },
          {
            field: 'total',
            end: true,
            show: (quote) => <Money amount={quote['total'] as Amount} />,
          },
        ]}
        empty="Here stand the quotes that you send."
        to={(quote) => `/quotes/${quote.id}`}
      />
    </Page>
  );
}
