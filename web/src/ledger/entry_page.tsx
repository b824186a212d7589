import { useNavigate, useParams } from '@tanstack/react-router';
import { useCall, useRecord } from '../api/queries.ts';
import { api, type JournalEntry } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Actions, type Action, asks } from '../ui/actions.tsx';
import { longDay } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';

const actions: Action[] = [
  {
    verb: 'reverse',
    label: () => t('Take back'),
    fields: () => ({
      reason: asks('text', 'Reason', { required: true, nullable: false }),
      on: asks('date', 'Day'),
    }),
    call: (record, values) => api.journal_entries.reverse(record.id, values as never),
    then: (answer) => `/books/entries/${String(answer['id'])}`,
  },
];

/** One entry of the journal: it never changes; by hand it is taken back by another. */
export function EntryPage() {
  const { id } = useParams({ strict: false }) as { id: string };
  const navigate = useNavigate();
  const record = useRecord('/journal_entries', id);
  const entry = useCall(api.journal_entries.show(id));
  const title = (one: JournalEntry) => t('Entry {number}', { number: one.number });
  if (entry.isError) return <ErrorState error={entry.error} />;
  if (entry.isPending || !record.data) return <Loading />;
  const { data } = entry;
  return (
    <Page
      title={title(data)}
      crumb={{ to: '/books?view=journal', label: t('Books') }}
      actions={
        <Actions record={record.data} actions={actions} go={(to) => void navigate({ to })} />
      }
    >
      <p className="strong">{data.text}</p>
      <p className="quiet">
        {choice(data.kind)}, {longDay(data.posted_on)}. {t('Booked at')}{' '}
        <Time at={data.created_at} />
      </p>
      <Section title={t('Postings')}>
        <Table
          columns={[{ label: '' }, { label: '', end: true }, { label: '', end: true }]}
          rows={data.postings.map((posting, index) => ({
            key: String(index),
            cells: [
              <>
                {data.names[posting.account_id] ?? ''}{' '}
                <span className="quiet">
                  {[posting.memo, data.names[posting.party_id ?? '']].filter(Boolean).join(', ')}
                </span>
              </>,
              <Money amount={posting.amount} plain />,
              <Money amount={posting.base} plain />,
            ],
          }))}
        />
      </Section>
      <p className="quiet small lock" title={data.hash}>
        {t('This entry never changes. Its seal covers the one before it: {seal}', {
          seal: data.hash.slice(0, 12),
        })}
      </p>
    </Page>
  );
}
