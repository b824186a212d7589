import { useParams } from '@tanstack/react-router';
import { api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import type { Action } from '../ui/actions.tsx';
import { List } from '../ui/list.tsx';
import { Page } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';

const retry: Action = {
  verb: 'retry',
  label: () => t('Send again'),
  call: (mail) => api.outbox.retry(mail.id),
};

/** Every mail that left, or waits, or is kept because no mail server is set. */
export function OutboxPage() {
  return (
    <Page title={t('Outbox')}>
      <List
        entity={entities.outgoing_mail}
        views={[
          { label: 'All', query: {} },
          { label: 'Kept here', query: { state: 'kept' } },
          { label: 'Failed', query: { state: 'failed' } },
        ]}
        bulk={[retry]}
        columns={[
          { field: 'subject' },
          { field: 'state' },
          { field: 'to_email' },
          { field: 'created_at' },
        ]}
        empty="No mail has left yet."
        to={(mail) => `/outbox/${mail.id}`}
      />
    </Page>
  );
}

export function MailPage() {
  const { id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      entity={entities.outgoing_mail}
      id={id}
      crumb={{ to: '/outbox', label: t('Outbox') }}
      titleOf={(mail) => String(mail['subject'])}
      actions={[retry]}
      facts={['to_email', 'to_name', 'state', 'attempts', 'last_reply', 'created_at']}
    >
      {(mail) => (
        <p className="reading" dir="auto">
          {String(mail['text'] ?? '')}
        </p>
      )}
    </RecordPage>
  );
}
