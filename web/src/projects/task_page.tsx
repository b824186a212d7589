import { useParams } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { AudienceChip, StateChip } from '../ui/chips.tsx';
import { hours, today } from '../ui/format.ts';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Day } from '../ui/time.tsx';

function Hours({ task }: { task: string }) {
  const entries = useCall(api.time_entries.list({ task_id: task, limit: 200 }));
  if (!entries.data?.items.length) return null;
  return (
    <Section
      title={t('Time')}
      aside={hours(entries.data.items.reduce((sum, entry) => sum + entry.minutes, 0))}
    >
      <table className="table">
        <tbody>
          {entries.data.items.map((entry) => (
            <tr key={entry.id}>
              <td>
                <Day date={entry.worked_on} />
                <span className="under">{entries.data.names[entry.account_id]}</span>
              </td>
              <td>{entry.note}</td>
              <td>
                <StateChip state={entry.started_at ? 'running' : entry.state} />
              </td>
              <td className="end">{hours(entry.minutes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function TaskPage() {
  const { id = '' } = useParams({ strict: false });
  const session = useSession();
  const member = session.actor.kind === 'member';
  const leads = member && holds(session, 'projects');
  const working =
    session.actor.kind === 'partner' || holds(session, 'sales', 'projects', 'finance', 'support');
  const actions: Action[] = [
    ...(working
      ? [
          {
            verb: 'work',
            label: () => t('Start timer'),
            call: (task) => api.timer.start({ task_id: task.id, note: '' }),
          } satisfies Action,
          {
            verb: 'work',
            label: () => t('Add time'),
            fields: () => ({
              worked_on: asks('date', 'Day', { required: true }),
              minutes: asks('integer', 'Minutes', { required: true }),
              note: asks('text', 'Note'),
            }),
            start: () => ({ worked_on: today(session.zone), minutes: 60, note: '' }),
            call: (task, values) => ({
              method: 'POST',
              path: '/api/v1/time_entries',
              body: { ...values, task_id: task.id },
            }),
          } satisfies Action,
        ]
      : []),
    ...(leads
      ? [
          {
            verb: 'outsource',
            label: () => t('Outsource'),
            fields: () => ({ due_at: asks('instant', 'Due') }),
            call: (task, values) =>
              api.tasks.package(task.id, { due_at: (values['due_at'] as string | null) ?? null }),
            then: (made) => `/work_packages/${String(made['id'])}`,
            primary: true,
          } satisfies Action,
        ]
      : []),
  ];
  return (
    <RecordPage
      entity={entities.task}
      id={id}
      crumb={{ to: '/projects', label: t('Projects') }}
      actions={actions.map((action) => ({ ...action, verb: '*' }))}
      form={[
        'title',
        'description',
        'audience',
        'due_on',
        'assignee_id',
        'skill',
        'hourly_price',
        'fixed_price',
        'supply',
        'tax_by',
        'tax_rate',
        'tax_category',
        'budget',
        'is_billable',
      ]}
      facts={
        member
          ? [
              'project_id',
              'audience',
              'assignee_id',
              'due_on',
              'skill',
              'is_billable',
              'fixed_price',
              'hourly_price',
              'budget',
            ]
          : ['project_id', 'due_on']
      }
      head={(task) => <AudienceChip audience={task['audience'] as 'team'} />}
      comments={(task) => String(task['circle_id'])}
    >
      {(task) => (
        <>
          {task['description'] !== '' && <p className="reading">{String(task['description'])}</p>}
          <Hours task={task.id} />
        </>
      )}
    </RecordPage>
  );
}
