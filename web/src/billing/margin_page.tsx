import { SegmentedControl } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type MarginBy, type MarginRow } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Postings, usePostings } from '../ledger/postings.tsx';
import { Money } from '../ui/money.tsx';
import { ReportFiles } from '../ui/report_files.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';

type Search = { by?: MarginBy; project_id?: string; customer_id?: string; partner_id?: string };

/** What stands behind the figures of one project, customer or partner. */
function Behind({ search }: { search: Search }) {
  const of = {
    customer_id: search.customer_id,
    partner_id: search.partner_id,
    project_id: search.project_id,
    result_only: true,
  };
  const postings = usePostings(of);
  const id = search.project_id ?? search.customer_id ?? search.partner_id ?? '';
  return (
    <Section
      title={`${t('Postings')} ${postings.data?.names[id] ?? ''}`}
      aside={postings.data?.items.length}
    >
      <Postings of={of} />
    </Section>
  );
}

function key(row: MarginRow): string | null {
  return row.project_id ?? row.customer_id ?? row.partner_id;
}

/** What was earned by project, customer or partner, from the ledger, to the cent. */
export function MarginPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const { workspace } = useSession();
  const by = search.by ?? 'project';
  const margin = useCall(api.margin.get({ by, from: undefined, to: undefined }));
  const go = (next: Search) => void navigate({ to: '/margin', search: next as never });
  const rows = margin.data?.items ?? [];
  return (
    <Page
      title={t('Margin')}
      actions={
        <>
          <SegmentedControl
            size="xs"
            aria-label={t('By')}
            value={by}
            data={[
              { value: 'project', label: t('Project') },
              { value: 'customer', label: t('Customer') },
              { value: 'partner', label: t('Partner') },
            ]}
            onChange={(value) => go({ by: value as MarginBy })}
          />
          <ReportFiles path="/billing/reports/margin" query={{ by }} />
        </>
      }
    >
      {margin.isError ? (
        <ErrorState error={margin.error} />
      ) : margin.isPending ? (
        <Loading />
      ) : rows.length === 0 ? (
        <Empty text={t('Here stands what you earn, as soon as the first invoice is issued.')} />
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th>{t('Name')}</th>
                <th className="end">{t('Earned')}</th>
                <th className="end">{t('Cost')}</th>
                <th className="end">{t('Exchange')}</th>
                <th className="end">{t('Fees')}</th>
                <th className="end">
                  {t('Margin, {currency}', { currency: workspace.base_currency })}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row, index) => (
                <tr key={index}>
                  <td>
                    {key(row) ? (
                      <Link
                        to="/margin"
                        search={{ by, [`${by}_id`]: key(row) } as never}
                        className="strong"
                      >
                        {margin.data.names[key(row) ?? ''] ?? t('Nameless')}
                      </Link>
                    ) : (
                      <span className="quiet">{t('Not of any {what}', { what: t(by) })}</span>
                    )}
                  </td>
                  <td className="end">
                    <Money amount={row.revenue} />
                  </td>
                  <td className="end">
                    <Money amount={row.cost} />
                  </td>
                  <td className="end">
                    <Money amount={row.exchange} />
                  </td>
                  <td className="end">
                    <Money amount={row.fees} />
                  </td>
                  <td className="end">
                    <Money amount={row.margin} strong />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          <p className="quiet small lock">
            {t('Equals the ledger to the cent. Each name opens its postings.')}
          </p>
        </div>
      )}
      {(search.project_id || search.customer_id || search.partner_id) && <Behind search={search} />}
    </Page>
  );
}
