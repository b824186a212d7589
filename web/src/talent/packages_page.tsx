import { type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';

export function PackagesPage() {
  const { actor } = useSession();
  return (
    <Page title={t('Work packages')}>
      <List
        entity={entities.work_package}
        views={[
          { label: 'All', query: {} },
          { label: 'Offered', query: { state: 'offered' } },
          { label: 'In work', query: { 'state.in': 'agreed,sent_back' } },
          { label: 'Delivered', query: { state: 'delivered' } },
        ]}
        columns={[
          {
            field: 'title',
            show: (item, names) => (
              <>
                {String(item['title'])}
                <span className="under">{names[String(item['project_id'])] ?? ''}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'partner_id', show: (item, names) => names[String(item['partner_id'])] ?? '–' },
          { field: 'due_at' },
          {
            field: 'price',
            end: true,
            show: (item) => <Money amount={item['price'] as Amount | null} />,
          },
        ]}
        empty={
          actor.kind === 'partner'
            ? 'Nothing is offered to you at the moment. You get a mail as soon as something is.'
            : 'Here stands the work that partners do for you. Outsource a task to make the first one.'
        }
        to={(item) => `/work_packages/${item.id}`}
      />
    </Page>
  );
}
