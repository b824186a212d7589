import { type AnyRecord, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { AudienceChip } from '../ui/chips.tsx';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Day } from '../ui/time.tsx';

/** What the ledger holds of this document: each row is a posting. */
export function DocumentPostings({ document }: { document: AnyRecord }) {
  const session = useSession();
  const sees = holds(session, 'finance', 'auditor');

  const postings = useCall(
    api.ledger.postings({
      document_id: document.id,
      account_id: undefined,
      party_id: undefined,
      customer_id: undefined,
      partner_id: undefined,
      project_id: undefined,
      package_id: undefined,
      from: undefined,
      to: undefined,
      result_only: undefined,
      limit: undefined,
      after: undefined,
    }),
    sees,
  );
  if (!sees || !postings.data?.items.length) return null;
  return (
    <Section title={t('Postings')} aside={<AudienceChip audience="team" />}>
      <table className="table">
        <tbody>
          {postings.data.items.map((posting, index) => (
            <tr key={index}>
              <td>
                {posting.account_name}
                <span className="under">
                  <Day date={posting.posted_on} />
                </span>
              </td>
              <td className="end">
                <Money amount={posting.base} plain />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}
