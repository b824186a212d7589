import { IconClock } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { clock, town } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { RecordPage } from '../ui/record.tsx';
import { Answer } from './answer.tsx';
import { Conversation } from './conversation.tsx';
import { MailedInvoices } from './mailed_invoices.tsx';
import { left, usedPart } from './promise.ts';
import { Queue } from './queue.tsx';
import { TicketSide } from './ticket_side.tsx';
import './helpdesk.css';

const actions: Action[] = [
  {
    verb: 'make_task',
    label: () => t('Make a task'),
    fields: () => ({
      project_id: asks('id', 'Project', { required: true, references: 'project' }),
      title: asks('text', 'Title'),
    }),
    start: (ticket) => ({ title: ticket['subject'] }),
    call: (ticket, values) => api.tickets.task(ticket.id, values as never),
    then: (ticket) => (ticket['task_id'] ? `/tasks/${String(ticket['task_id'])}` : undefined),
  },
  { verb: 'reopen', label: () => t('Open again'), call: (ticket) => api.tickets.reopen(ticket.id) },
  {
    verb: 'solve',
    label: () => t('Solved'),
    call: (ticket) => api.tickets.solve(ticket.id),
    primary: true,
  },
];

/** The promise of a first answer in the customer's time and in the reader's, until it is kept. */
function Promise({ ticket, zone }: { ticket: AnyRecord; zone: string }) {
  const session = useSession();
  const at = useNow();
  const due = ticket['first_answer_due_at'];
  const waits = ['new', 'open'].includes(String(ticket['state']));
  if (typeof due !== 'string' || ticket['first_answered_at'] !== null || !waits) return null;
  const { text, soon } = left(due, at);
  const when = new Date(due);
  const used = usedPart(String(ticket['created_at']), due, at);
  return (
    <div className={soon ? 'promise bad' : 'promise'}>
      <p>
        <IconClock size={14} aria-hidden="true" />{' '}
        <span className="strong">
          {t('First answer')}: {text}
        </span>{' '}
        <span className="quiet">
          · {clock(when, zone)} {t('in {town}', { town: town(zone) })} · {clock(when, session.zone)}{' '}
          {t('here')}
        </span>
      </p>
      <div
        className="promise-bar"
        role="meter"
        aria-label={t('First answer')}
        aria-valuenow={used}
        aria-valuetext={text}
      >
        <span style={{ inlineSize: `${used}%` }} />
      </div>
    </div>
  );
}

function useCustomerZone(ticket: AnyRecord): string | undefined {
  const { actor } = useSession();
  const id = ticket['customer_id'];
  const known = typeof id === 'string' && actor.kind === 'member';
  return useCall(api.parties.show(String(id)), known).data?.zone;
}

function Thread({ ticket }: { ticket: AnyRecord }) {
  const zone = useCustomerZone(ticket);
  return (
    <>
      {zone !== undefined && <Promise ticket={ticket} zone={zone} />}
      <Conversation ticket={ticket} zone={zone} />
      {ticket['state'] !== 'closed' && <Answer key={ticket.id} ticket={ticket} />}
    </>
  );
}

/** Three panes: what waits, what was said, who asks. On a phone one of them at a time. */
export function TicketPage() {
  const { id = '' } = useParams({ strict: false });
  const session = useSession();
  const { actor } = session;
  const member = actor.kind === 'member';
  const page = (
    <RecordPage
      key={id}
      entity={entities.ticket}
      id={id}
      crumb={{ to: '/tickets', label: t('Tickets') }}
      actions={actions}
      form={['subject', 'priority', 'assignee_id']}
      facts={
        member
          ? [
              'number',
              'customer_id',
              'requester_id',
              'channel',
              'priority',
              'assignee_id',
              'project_id',
              'task_id',
              'first_answer_due_at',
              'created_at',
            ]
          : ['number', 'priority', 'created_at']
      }
      side={(ticket) => (
        <>
          <TicketSide ticket={ticket} />
          {holds(session, 'owner', 'admin', 'finance', 'auditor') && (
            <MailedInvoices ticket={ticket.id} />
          )}
        </>
      )}
      under={(ticket) => (
        <p className="quiet">
          {ticket.names[String(ticket['customer_id'])] ?? String(ticket['requester_name'] ?? '')}
        </p>
      )}
    >
      {(ticket) => <Thread ticket={ticket} />}
    </RecordPage>
  );
  if (!member) return page;
  return (
    <div className="desk">
      <Queue id={id} />
      <div>{page}</div>
    </div>
  );
}
