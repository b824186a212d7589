import { Button } from '@mantine/core';
import { useCall, useSend } from '../api/queries.ts';
import { api, entities, type TimeState } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { StateChip } from '../ui/chips.tsx';
import { clock, hours } from '../ui/format.ts';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';

function Timer() {
  const { zone } = useSession();
  const running = useCall(api.timer.get());
  const stop = useSend(() => api.timer.stop());
  const entry = running.data?.items[0];
  if (!entry?.started_at) return null;
  return (
    <>
      <span className="quiet" role="timer">
        {t('Running since {time}', { time: clock(new Date(entry.started_at), zone) })}
      </span>
      <Button onClick={() => stop.mutate(undefined)}>{t('Stop timer')}</Button>
    </>
  );
}

/** Hours by day; whoever leads approves them here. */
export function TimePage() {
  const session = useSession();
  const leads = session.actor.kind === 'member' && holds(session, 'projects');
  const approve = useSend((id: string) => api.time_entries.approve(id));
  return (
    <Page title={t('Time')} actions={session.actor.kind !== 'customer' && <Timer />}>
      <List
        entity={entities.time_entry}
        views={[
          { label: 'To approve', query: { state: 'open' } },
          { label: 'Approved', query: { state: 'approved' } },
          { label: 'All', query: {} },
        ]}
        bulk={[
          {
            verb: 'approve',
            label: () => t('Approve'),
            call: (entry) => api.time_entries.approve(entry.id),
            primary: true,
          },
        ]}
        columns={[
          {
            field: 'note',
            show: (entry, names) => (
              <>
                {String(entry['note']) || names[String(entry['task_id'])]}
                <span className="under">{names[String(entry['project_id'])]}</span>
              </>
            ),
          },
          { field: 'state', show: (entry) => <StateChip state={entry['state'] as TimeState} /> },
          { field: 'account_id', show: (entry, names) => names[String(entry['account_id'])] },
          { field: 'worked_on' },
          {
            field: 'minutes',
            label: 'Hours',
            end: true,
            show: (entry) => hours(Number(entry['minutes'])),
          },
          ...(leads
            ? [
                {
                  field: 'approve',
                  label: 'Approval',
                  sortable: false,
                  end: true,
                  show: (entry: Record<string, unknown>) =>
                    (entry['can'] as string[]).includes('approve') ? (
                      <Button
                        variant="default"
                        size="compact-xs"
                        onClick={(event) => {
                          event.preventDefault();
                          event.stopPropagation();
                          approve.mutate(String(entry['id']));
                        }}
                      >
                        {t('Approve')}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
        empty="Here stand the hours that people worked. Start a timer on a task."
        to={(entry) => `/tasks/${String(entry['task_id'])}`}
      />
    </Page>
  );
}
