import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type AskPostingsInput } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
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
};

export type PostingsOf = Partial<Record<keyof AskPostingsInput, string | boolean | undefined>>;

export function usePostings(of: PostingsOf) {
  return useCall(api.ledger.postings({ ...anything, ...of }));
}

/** The rows of the ledger behind a figure, newest first. */
export function Postings({ of }: { of: PostingsOf }) {
  const postings = usePostings(of);
  if (postings.isPending) return <Loading />;
  if (postings.isError) return <ErrorState error={postings.error} />;
  if (postings.data.items.length === 0)
    return <Empty text={t('Nothing is booked on these days.')} />;
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Day')}</th>
            <th>{t('Entry')}</th>
            <th>{t('Account')}</th>
            <th className="end">{t('Amount')}</th>
            <th className="end">{t('In your books')}</th>
          </tr>
        </thead>
        <tbody>
          {postings.data.items.map((posting, index) => (
            <tr key={index}>
              <td>
                <Day date={posting.posted_on} />
              </td>
              <td>
                <Link to="/books/entries/$id" params={{ id: posting.entry_id } as never}>
                  {posting.text}
                </Link>
              </td>
              <td>
                <span className="quiet">{posting.account_code}</span> {posting.account_name}
              </td>
              <td className="end">
                <Money amount={posting.amount} />
              </td>
              <td className="end">
                <Money amount={posting.base} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
