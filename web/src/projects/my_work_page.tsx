import { entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { DueDay } from '../ui/time.tsx';

/** What oneself has to do, over all projects, with its day. */
export function MyWorkPage() {
  const { actor } = useSession();
  return (
    <Page title={t('My work')}>
      <List
        entity={entities.task}
        base={{ assignee_id: actor.id }}
        views={[
          { label: 'Open', query: { 'state.in': 'todo,doing' } },
          { label: 'With customer', query: { state: 'with_customer' } },
          { label: 'Done', query: { state: 'done' } },
        ]}
        columns={[
          {
            field: 'title',
            show: (task, names) => (
              <>
                {String(task['title'])}
                <span className="under">{names[String(task['project_id'])] ?? ''}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'audience' },
          {
            field: 'due_on',
            show: (task) => (
              <DueDay date={task['due_on'] as string | null} done={task['state'] === 'done'} />
            ),
          },
        ]}
        empty="Here stand the tasks that you do. Take one on the board of a project."
        to={(task) => `/tasks/${task.id}`}
      />
    </Page>
  );
}
