import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type AnyRecord, useCall, useSend } from '../api/queries.ts';
import {
  type Amount,
  api,
  entities,
  type Task,
  type TaskState,
  type WorkPackage,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Compare } from '../talent/compare.tsx';
import type { Action } from '../ui/actions.tsx';
import { Board } from '../ui/board.tsx';
import { AudienceChip, Initials, StateChip } from '../ui/chips.tsx';
import { pick } from '../ui/draft.ts';
import { FormDialog } from '../ui/form.tsx';
import { day, hours, money, percent } from '../ui/format.ts';
import { KeyButton } from '../ui/key_button.tsx';
import type { KeyFact } from '../ui/key_facts.tsx';
import { Money, MoneyFigure } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Empty } from '../ui/states.tsx';
import { Away, DueDay } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';
import './projects.css';

const actions: Action[] = [
  {
    verb: 'again',
    label: () => t('Again'),
    call: (project) => api.projects.again(project.id),
    then: (made) => `/deals/${String(made['deal_id'])}`,
  },
  { verb: 'finish', label: () => t('Finish'), call: (project) => api.projects.finish(project.id) },
  {
    verb: 'invoice',
    label: () => t('Draft invoice'),
    call: (project) => api.projects.invoice(project.id),
    then: (made) => `/invoices/${String(made['invoice_id'])}`,
    primary: true,
  },
];

const states: TaskState[] = ['todo', 'doing', 'with_customer', 'done'];

/** Who does it and when it is due; nothing when neither is known. */
function TaskFoot({ task, who }: { task: Task; who: string | undefined }) {
  if (!task.due_on && who === undefined) return null;
  return (
    <span className="task-foot small">
      {who !== undefined && <Initials name={who} />}
      {task.due_on && <DueDay date={task.due_on} done={task.state === 'done'} />}
    </span>
  );
}

function Tasks({ project }: { project: AnyRecord }) {
  const navigate = useNavigate();
  const { actor } = useSession();
  const [adding, setAdding] = useState(false);
  const tasks = useCall(api.tasks.list({ project_id: project.id, limit: 200, sort: 'position' }));
  const move = useSend(({ id, state }: { id: string; state: TaskState }) =>
    api.tasks.move(id, { state }),
  );
  const items = tasks.data?.items ?? [];
  const working =
    actor.kind === 'member' &&
    !actor.rights.every((right) => ['auditor', 'member'].includes(right));
  const columns = states.map((state) => ({
    key: state,
    title: choice(state),
    cards: items.filter((task) => task.state === state),
  }));
  return (
    <Section
      title={t('Tasks')}
      aside={
        working && (
          <KeyButton
            variant="default"
            keys="n"
            label={t('New task')}
            press={() => setAdding(true)}
          />
        )
      }
    >
      <br />
      {tasks.data && items.length === 0 ? (
        <Empty text={t('No tasks that you can see yet.')} />
      ) : (
        <Board
          columns={columns}
          idOf={(task: Task) => task.id}
          canMove={working}
          titleOf={(task) => task.title}
          move={(task, state) => move.mutateAsync({ id: task.id, state: state as TaskState })}
          open={(task) => void navigate({ to: `/tasks/${task.id}` })}
          show={(task) => (
            <>
              <span className="title">{task.title}</span>
              <span>
                <AudienceChip audience={task.audience} />
              </span>
              <TaskFoot task={task} who={tasks.data?.names[task.assignee_id ?? '']} />
            </>
          )}
        />
      )}
      {adding && (
        <FormDialog
          title={t('New task')}
          button={t('Save')}
          fields={pick(entities.task.fields, [
            'title',
            'description',
            'audience',
            'due_on',
            'assignee_id',
            'hourly_price',
            'fixed_price',
            'budget',
          ])}
          start={{
            title: '',
            description: '',
            audience: 'team',
            project_id: project.id,
            hourly_price: null,
            fixed_price: null,
            budget: null,
            tax_by: 'rules',
          }}
          draft={`task/${project.id}`}
          call={(values) => ({ method: 'POST', path: '/api/v1/tasks', body: values })}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}

function Packages({ project }: { project: string }) {
  const member = useSession().actor.kind === 'member';
  const packages = useCall(api.work_packages.list({ project_id: project }));
  if (!packages.data?.items.length) return null;
  const offered = packages.data.items.filter((item) => member && item.state === 'offered');
  return (
    <>
      <PackageRows packages={packages.data.items} names={packages.data.names} />
      {offered.map((item) => (
        <Compare
          key={item.id}
          packageId={item.id}
          title={t('Offers: {title}', { title: item.title })}
        />
      ))}
    </>
  );
}

function PackageRows({
  packages,
  names,
}: {
  packages: WorkPackage[];
  names: Record<string, string>;
}) {
  return (
    <Section title={t('Work packages')} aside={packages.length}>
      <table className="table">
        <tbody>
          {packages.map((item) => (
            <tr key={item.id}>
              <td>
                <Link to={`/work_packages/${item.id}`} className="strong">
                  {item.title}
                </Link>
                <span className="under">{item.partner_id ? names[item.partner_id] : ''}</span>
              </td>
              <td>
                <StateChip state={item.state} />
              </td>
              <td className="end">
                <Money amount={item.price} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

/** The project's margin as the ledger says, for those who read the books. */
function Earned({ project }: { project: string }) {
  const margin = useCall(api.margin.get({ by: 'project', from: undefined, to: undefined }));
  const row = margin.data?.items.find((one) => one.project_id === project);
  if (!row) return <>–</>;
  return (
    <>
      <Link to={`/margin?by=project&project_id=${project}`}>
        {percent(row.margin, row.revenue)}
      </Link>
      <span className="under">{money(row.margin)}</span>
    </>
  );
}

function TasksDone({ project }: { project: string }) {
  const view = useCall(api.projects.overview(project)).data;
  if (!view) return <>–</>;
  const all = view.tasks_open + view.tasks_done;
  return <>{t('{done} of {all}', { done: view.tasks_done, all })}</>;
}

function Standing({ project }: { project: string }) {
  const overview = useCall(api.projects.overview(project));
  if (!overview.data) return null;
  const view = overview.data;
  return (
    <Section title={t('Money')} aside={<AudienceChip audience="team" />}>
      <dl className="facts">
        <div>
          <dt>{t('Budget')}</dt>
          <dd>
            <Money amount={view.budget} />
          </dd>
        </div>
        <div>
          <dt>{t('Ready to bill')}</dt>
          <dd>
            <Money amount={view.unbilled} />
          </dd>
        </div>
        <div>
          <dt>{t('Time approved')}</dt>
          <dd>
            {hours(view.minutes_approved)} / {hours(view.minutes_recorded)}
          </dd>
        </div>
      </dl>
    </Section>
  );
}

function keyFacts(project: AnyRecord, sees: { team: boolean; margin: boolean }): KeyFact[] {
  const due = project['due_on'] as string | null;
  return [
    ...(due ? [{ label: t('Due'), value: day(due), under: <Away date={due} /> }] : []),
    ...(sees.team ? [{ label: t('Tasks done'), value: <TasksDone project={project.id} /> }] : []),
    ...(sees.margin ? [{ label: t('Margin'), value: <Earned project={project.id} /> }] : []),
  ];
}

export function ProjectPage() {
  const { id = '' } = useParams({ strict: false });
  const session = useSession();
  const { actor } = session;
  const member = actor.kind === 'member';
  const sees = { team: member, margin: member && holds(session, 'finance', 'auditor') };
  return (
    <RecordPage
      entity={entities.project}
      id={id}
      crumb={{ to: '/projects', label: t('Projects') }}
      actions={actions}
      form={['title', 'budget', 'starts_on', 'due_on', 'lead_id', 'description']}
      facts={(project) =>
        member
          ? [
              'number',
              'customer_id',
              'quote_id',
              ...(project['prices'] === 'with_tax' ? ['prices'] : []),
              'lead_id',
              'starts_on',
              'due_on',
            ]
          : ['number', 'starts_on', 'due_on']
      }
      head={(project) => (member ? <MoneyFigure amount={project['budget'] as Amount} /> : null)}
      under={(project) => <p className="quiet">{project.names[String(project['customer_id'])]}</p>}
      keyFacts={(project) => keyFacts(project, sees)}
      side={(project) => (member ? <Standing project={project.id} /> : null)}
      comments={(project) => project.id}
    >
      {(project) => (
        <>
          <Tasks project={project} />
          {actor.kind !== 'customer' && <Packages project={project.id} />}
        </>
      )}
    </RecordPage>
  );
}
