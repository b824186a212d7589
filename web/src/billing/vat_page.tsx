import '../ui/list_head.css';
import '../ui/table.css';
import { Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type VatBox } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { countryName, today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { ReportFiles } from '../ui/report_files.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Day } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';
import { ConsumerThreshold } from './consumer_threshold.tsx';
import { OneStopShop } from './one_stop_shop.tsx';

/** The quarters of this year and the last, newest first, as `2026-4`. */
function quarters(day: string): string[] {
  const year = Number(day.slice(0, 4));
  const now = Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1;
  const all = [year, year - 1].flatMap((one) => [4, 3, 2, 1].map((n) => `${one}-${n}`));
  return all.slice(4 - now);
}

function daysOf(quarter: string): { from: string; to: string } {
  const [year = '', n = '1'] = quarter.split('-');
  const ends = ['03-31', '06-30', '09-30', '12-31'];
  const month = String(Number(n) * 3 - 2).padStart(2, '0');
  return { from: `${year}-${month}-01`, to: `${year}-${ends[Number(n) - 1] ?? ''}` };
}

function Box({ box }: { box: VatBox }) {
  const [open, setOpen] = useState(false);
  return (
    <Fragment>
      <tr>
        <td>
          <button
            type="button"
            className="link strong"
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            {countryName(box.country)}, {choice(box.category)} {box.rate} %
          </button>
          <span className="under">
            {box.one_stop_shop ? t('One Stop Shop') + ' · ' : ''}
            {t('{n, plural, one {# document} other {# documents}}', { n: box.documents.length })}
          </span>
        </td>
        <td className="end">
          <Money amount={box.taxable} />
        </td>
        <td className="end">
          <Money amount={box.tax} />
        </td>
      </tr>
      {open &&
        box.documents.map((one) => (
          <tr key={one.document_id}>
            <td>
              <Link to={`/invoices/${one.document_id}`}>{one.number}</Link>{' '}
              <span className="quiet">
                {one.customer_name}, <Day date={one.issued_on} />
              </span>
            </td>
            <td className="end">
              <Money amount={one.base_taxable} />
            </td>
            <td className="end">
              <Money amount={one.base_tax} />
            </td>
          </tr>
        ))}
    </Fragment>
  );
}

/** The other lists of a quarter: a name and an address for each form. */
function otherFiles(quarter: string): [string, string][] {
  const days = new URLSearchParams(daysOf(quarter)).toString();
  const [year = '', n = ''] = quarter.split('-');
  const lists: [string, string, string][] = [
    [t('EC sales list'), 'ec_sales', days],
    [t('One Stop Shop'), 'one_stop_shop', `year=${year}&quarter=${n}`],
  ];
  return lists.flatMap(([name, report, asked]) =>
    ['xlsx', 'csv'].map((form): [string, string] => [
      `${name}: ${form.toUpperCase()}`,
      `/api/v1/billing/reports/${report}/${form}?${asked}`,
    ]),
  );
}

/** The tax of a quarter, each sum with its documents, against the ledger. */
export function VatPage() {
  const search: { quarter?: string } = useSearch({ strict: false });
  const navigate = useNavigate();
  const session = useSession();
  const known = quarters(today(session.zone));
  const quarter = search.quarter ?? known[0] ?? '';
  const summary = useCall(api.vat.summary(daysOf(quarter)));
  return (
    <Page
      title={t('Tax')}
      crumb={{ to: '/books', label: t('Books') }}
      actions={
        <ReportFiles
          path="/billing/reports/vat"
          query={daysOf(quarter)}
          more={otherFiles(quarter)}
        />
      }
    >
      <div className="list-tools">
        <Select
          size="xs"
          aria-label={t('Quarter')}
          value={quarter}
          allowDeselect={false}
          data={known.map((one) => ({ value: one, label: one.replace('-', ' Q') }))}
          onChange={(one) => void navigate({ to: '/tax', search: { quarter: one } as never })}
        />
      </div>
      {summary.isError && <ErrorState error={summary.error} />}
      {summary.isPending && <Loading />}
      {summary.data?.boxes.length === 0 && (
        <Empty text={t('Nothing was issued in this quarter.')} />
      )}
      {summary.data && summary.data.boxes.length > 0 && (
        <>
          <div className="scroll-x">
            <table className="table">
              <thead>
                <tr>
                  <th>{t('Country and rate')}</th>
                  <th className="end">{t('Taxable')}</th>
                  <th className="end">{t('Tax')}</th>
                </tr>
              </thead>
              <tbody>
                {summary.data.boxes.map((box, index) => (
                  <Box key={index} box={box} />
                ))}
              </tbody>
              <tfoot>
                <tr>
                  <td colSpan={2}>{t('Tax on sales')}</td>
                  <td className="end">
                    <Money amount={summary.data.output} strong />
                  </td>
                </tr>
                <tr>
                  <td colSpan={2}>{t('Tax on purchases')}</td>
                  <td className="end">
                    <Money amount={summary.data.input} strong />
                  </td>
                </tr>
              </tfoot>
            </table>
          </div>
          <p className="quiet">
            {t('The ledger says of these days:')} <Money amount={summary.data.booked} />
          </p>
          {summary.data.ec_sales.length > 0 && (
            <Section title={t('EC sales list')}>
              <table className="table">
                <tbody>
                  {summary.data.ec_sales.map((line, index) => (
                    <tr key={index}>
                      <td>
                        {line.tax_number}
                        <span className="under">{line.name}</span>
                      </td>
                      <td>{choice(line.category)}</td>
                      <td className="end">
                        <Money amount={line.taxable} />
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </Section>
          )}
        </>
      )}
      {summary.data && <OneStopShop quarter={quarter} />}
      {summary.data && <ConsumerThreshold year={Number(quarter.slice(0, 4))} />}
    </Page>
  );
}
