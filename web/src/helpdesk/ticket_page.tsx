import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { type AnyRecord, useCall, useSend } from '../api/queries.ts';
import { api, type Audience, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { AudienceChip, Initials } from '../ui/chips.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Time } from '../ui/time.tsx';

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

function Answer({ ticket }: { ticket: AnyRecord }) {
  const { actor } = useSession();
  const member = actor.kind === 'member';
  const [text, setText] = useState('');
  const [audience, setAudience] = useState<Audience>('team_customer');
  const write = useSend(() =>
    member
      ? api.tickets.answer(ticket.id, { text, audience })
      : (api.tickets.messages(ticket.id, { text }) as never),
  );
  const go = () => {
    if (text.trim() !== '') write.mutate(undefined, { onSuccess: () => setText('') });
  };
  const to = String(ticket['requester_name'] || ticket['requester_email'] || '');
  return (
    <div className="write">
      <Textarea
        aria-label={t('Write an answer')}
        placeholder={t('Write an answer')}
        autosize
        minRows={4}
        value={text}
        error={write.error?.message ?? null}
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) go();
        }}
      />
      <div className="write-foot">
        {member ? (
          <SegmentedControl
            size="xs"
            aria-label={t('Who can see this')}
            value={audience}
            onChange={(value) => setAudience(value as Audience)}
            data={[
              { value: 'team_customer', label: t('Answer to {name}', { name: to }) },
              { value: 'team', label: t('Note for the team') },
            ]}
          />
        ) : (
          <span />
        )}
        <Button onClick={go} loading={write.isPending} title="Ctrl Enter">
          {t('Send')}
        </Button>
      </div>
    </div>
  );
}

function Conversation({ ticket }: { ticket: AnyRecord }) {
  const messages = useCall(
    api.messages.list({ ticket_id: ticket.id, sort: 'created_at', limit: 200 }),
  );
  return (
    <ul className="comments messages">
      {(messages.data?.items ?? []).map((message) => (
        <li key={message.id}>
          <Initials name={message.from_name || '?'} />
          <div>
            <p>
              <span className="strong">{message.from_name}</span>{' '}
              <span className="quiet small">
                <Time at={message.created_at} />
              </span>{' '}
              <AudienceChip audience={message.audience} />
            </p>
            <p className="reading" dir="auto">
              {message.text}
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

export function TicketPage() {
  const { id = '' } = useParams({ strict: false });
  const { actor } = useSession();
  const member = actor.kind === 'member';
  return (
    <RecordPage
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
      under={(ticket) => (
        <p className="quiet">
          {ticket.names[String(ticket['customer_id'])] ?? String(ticket['requester_name'] ?? '')}
        </p>
      )}
    >
      {(ticket) => (
        <>
          <Conversation ticket={ticket} />
          {!['closed'].includes(String(ticket['state'])) && <Answer ticket={ticket} />}
        </>
      )}
    </RecordPage>
  );
}
