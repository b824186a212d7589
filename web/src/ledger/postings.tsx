import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type AskPostingsInput } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Table } from '../ui/table.tsx';
import { Day } from '../ui/time.tsx';

const anything = {
  account_id: undefined,
  party_id: undefined,
  customer_id: undefined,
  partner_id: undefined,
  project_id: undefined,
  package_id: undefined,
  document_id: undefined,
  from: undefined,
  to: undefined,
  result_only: undefined,
  limit: undefined,
  after: undefined,
};

export type PostingsOf = Partial<
  Record<keyof AskPostingsInput, string | number | boolean | undefined>
>;

export function usePostings(of: PostingsOf) {
  return useCall(api.ledger.postings({ ...anything, ...of }));
}

/** The rows of the ledger behind a figure, newest first. */
export function Postings({ of }: { of: PostingsOf }) {
  return <PostingsPage of={of} after={undefined} />;
}

function PostingsPage({ of, after }: { of: PostingsOf; after: string | undefined }) {
  const [more, setMore] = useState(false);
  const postings = usePostings({ ...of, after });
  if (postings.isPending) return <Loading />;
  if (postings.isError) return <ErrorState error={postings.error} />;
  if (postings.data.items.length === 0)
    return <Empty text={t('Nothing is booked on these days.')} />;
  const { items, next } = postings.data;
  return (
    <>
      <Table
        columns={[
          { label: t('Day') },
          { label: t('Entry') },
          { label: t('Account') },
          { label: t('Amount'), end: true },
          { label: t('In your books'), end: true },
        ]}
        rows={items.map((posting, index) => ({
          key: String(index),
          cells: [
            <Day date={posting.posted_on} />,
            <Link to="/books/entries/$id" params={{ id: posting.entry_id } as never}>
              {posting.text}
            </Link>,
            <>
              <span className="quiet">{posting.account_code}</span> {posting.account_name}
            </>,
            <Money amount={posting.amount} plain />,
            <Money amount={posting.base} plain />,
          ],
        }))}
      />
      {next !== null && !more && (
        <Button variant="default" onClick={() => setMore(true)}>
          {t('Show older ones')}
        </Button>
      )}
      {next !== null && more && <PostingsPage of={of} after={next} />}
    </>
  );
}
