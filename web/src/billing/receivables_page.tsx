import '../ui/list_head.css';
import '../ui/table.css';
import { TextInput } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Fragment, useState } from 'react';
import { useCall } from '../api/queries.ts';
import { type Ageing, type AgeingRow, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { ReportFiles } from '../ui/report_files.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Day, DueDay } from '../ui/time.tsx';

type Side = 'receivables' | 'payables';
type Search = { side?: Side; on?: string };

const buckets = ['not_due', 'up_to_30', 'up_to_60', 'up_to_90', 'older', 'total'] as const;

const heads = () => [
  t('Not due'),
  t('1–30 days late'),
  t('31–60 days late'),
  t('61–90 days late'),
  t('Over 90 days late'),
  t('Open'),
];

function Documents({ row, side }: { row: AgeingRow; side: Side }) {
  return row.items.map((item) => (
    <tr key={item.document_id}>
      <td colSpan={2}>
        <Link
          to={`/${side === 'receivables' ? 'invoices' : 'bills'}/${item.document_id}`}
          className="strong"
        >
          {item.number}
        </Link>{' '}
        <span className="quiet">
          <Day date={item.issued_on} />
        </span>
      </td>
      <td colSpan={4}>
        <DueDay date={item.due_on} />
      </td>
      <td className="end">
        <Money amount={item.open} />
      </td>
    </tr>
  ));
}

function Table({ ageing, side }: { ageing: Ageing; side: Side }) {
  const [open, setOpen] = useState<number | null>(null);
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{side === 'receivables' ? t('Customer') : t('Partner')}</th>
            {heads().map((head) => (
              <th key={head} className="end">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ageing.rows.map((row, index) => (
            <Fragment key={index}>
              <tr>
                <td>
                  <Link to={`/customers/${row.party_id}`} className="strong">
                    {row.party_name}
                  </Link>
                  <span className="under">
                    <button
                      type="button"
                      className="link"
                      aria-expanded={open === index}
                      onClick={() => setOpen(open === index ? null : index)}
                    >
                      {t('{n, plural, one {# document} other {# documents}}', {
                        n: row.items.length,
                      })}
                    </button>
                    {side === 'receivables' && (
                      <>
                        {' · '}
                        <a
                          href={`/api/v1/parties/${row.party_id}/statement/pdf?currency=${row.sums.total.currency}&to=${ageing.on}`}
                        >
                          {t('Statement of account')}
                        </a>
                      </>
                    )}
                  </span>
                </td>
                {buckets.map((bucket) => (
                  <td key={bucket} className="end">
                    <Money
                      amount={/[1-9]/.test(row.sums[bucket].amount) ? row.sums[bucket] : null}
                    />
                  </td>
                ))}
              </tr>
              {open === index && <Documents row={row} side={side} />}
            </Fragment>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <td>{t('In your books')}</td>
            {buckets.map((bucket) => (
              <td key={bucket} className="end">
                <Money amount={ageing.base[bucket]} strong />
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

/** Who owed what on a day, by how late it was, against what the ledger says of that day. */
export function ReceivablesPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const session = useSession();
  const side = search.side ?? 'receivables';
  const on = search.on ?? today(session.zone);
  const ask = side === 'receivables' ? api.invoices.ageing : api.bills.ageing;
  const ageing = useCall(ask({ on }));
  const go = (next: Search) => void navigate({ to: '/receivables', search: next as never });
  const sides: [Side, string][] = [
    ['receivables', t('Customers owe us')],
    ['payables', t('We owe partners')],
  ];
  return (
    <Page
      title={t('Receivables')}
      crumb={{ to: '/invoices', label: t('Invoices') }}
      actions={<ReportFiles path={`/billing/reports/${side}`} query={{ to: on }} />}
    >
      <div className="list-tools">
        {sides.map(([one, label]) => (
          <button
            key={one}
            type="button"
            className={`view${one === side ? ' at' : ''}`}
            aria-current={one === side ? 'page' : undefined}
            onClick={() => go({ ...search, side: one })}
          >
            {label}
          </button>
        ))}
        <TextInput
          type="date"
          aria-label={t('Day')}
          value={on}
          onChange={(event) => go({ side, on: event.currentTarget.value })}
        />
      </div>
      {ageing.isError && <ErrorState error={ageing.error} />}
      {ageing.isPending && <Loading />}
      {ageing.data &&
        (ageing.data.rows.length === 0 ? (
          <Empty text={t('Nothing was open on this day.')} />
        ) : (
          <>
            <Table ageing={ageing.data} side={side} />
            <p className="quiet">
              {t('The ledger says of this day:')} <Money amount={ageing.data.booked} />
            </p>
          </>
        ))}
    </Page>
  );
}
