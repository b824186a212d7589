import { type Amount, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Create } from '../ui/create.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page } from '../ui/page.tsx';

export function ProjectsPage() {
  const session = useSession();
  const member = session.actor.kind === 'member';
  const base = session.workspace.base_currency;
  return (
    <Page
      title={t('Projects')}
      actions={
        member &&
        holds(session, 'projects') && (
          <Create
            entity={entities.project}
            label="New project"
            fields={['title', 'customer_id', 'currency', 'budget', 'starts_on', 'due_on']}
            only={{ customer_id: { is_customer: true } }}
            start={{ title: '', currency: base, budget: { amount: '0', currency: base } }}
          />
        )
      }
    >
      <List
        entity={entities.project}
        views={[
          { label: 'Active', query: { state: 'active' } },
          { label: 'Done', query: { state: 'done' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'title',
            show: (project, names) => (
              <>
                {String(project['title'])}
                <span className="under">{names[String(project['customer_id'])]}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'number' },
          { field: 'starts_on', hidden: true },
          { field: 'due_on' },
          ...(member
            ? [
                {
                  field: 'budget',
                  end: true,
                  show: (project: Record<string, unknown>) => (
                    <Money amount={project['budget'] as Amount} />
                  ),
                },
              ]
            : []),
        ]}
        empty="Here stands the work for your customers. It begins with an accepted quote."
        to={(project) => `/projects/${project.id}`}
      />
    </Page>
  );
}
