import { Button, Select } from '@mantine/core';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { longDay, today } from '../ui/format.ts';
import { Page } from '../ui/page.tsx';
import { ReportFiles } from '../ui/report_files.tsx';
import { Closing } from './closing.tsx';
import { NewEntry } from './new_entry.tsx';
import { Opening } from './opening.tsx';
import { Postings } from './postings.tsx';
import { ShownIn } from './presented.tsx';
import { type Span, spanLabel, type SpanName, spanOf, spans } from './span.ts';
import { BalanceSheet, CashFlow, ProfitAndLoss } from './statements.tsx';
import { TrialBalance } from './trial_balance.tsx';
import '../ui/list_head.css';

type View = 'trial_balance' | 'profit' | 'sheet' | 'cash' | 'journal' | 'closing' | 'opening';
type Search = {
  view?: View;
  span?: SpanName;
  account_id?: string;
  from?: string;
  to?: string;
  shown_in?: string;
};

const views: [View, () => string][] = [
  ['trial_balance', () => t('Trial balance')],
  ['profit', () => t('Profit and loss')],
  ['sheet', () => t('Balance sheet')],
  ['cash', () => t('Cash flow')],
  ['journal', () => t('Journal')],
  ['closing', () => t('Closing')],
  ['opening', () => t('Beginning')],
];

/** The report that stands behind each view; the journal goes out whole, but for the file of an audit. */
const reports: Partial<Record<View, string>> = {
  profit: 'profit_and_loss',
  sheet: 'balance_sheet',
  cash: 'cash_flow',
};

/** Days as a query. */
function asked(span: Span): string {
  const days = Object.entries(span).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return days.length > 0 ? `?${new URLSearchParams(days).toString()}` : '';
}

const journals = (span: Span): [string, string][] =>
  [
    ['csv', 'CSV'],
    ['hledger', 'hledger'],
    ['ledger', 'Ledger'],
    ['beancount', 'Beancount'],
    [`saf_t.xml${asked(span)}`, 'SAF-T (XML)'],
  ].map(([form, name]) => [`${t('Journal')}: ${name}`, `/api/v1/ledger/export/${form}`]);

/** Books and every document in one file, for the accountant: of the days on the screen, else of this year. */
function archiveOf(shown: Span, year: Span): [string, string][] {
  const { from, to } = shown.from && shown.to ? shown : year;
  if (!from || !to) return [];
  const label = t('For the accountant (ZIP), {from} – {to}', {
    from: longDay(from),
    to: longDay(to),
  });
  return [[label, `/api/v1/accountant/archive?from=${from}&to=${to}`]];
}

/** The books: what was booked, summed the ways that accountants ask for. */
export function BooksPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const session = useSession();
  const [booking, setBooking] = useState(false);
  const finance = holds(session, 'owner', 'admin', 'finance');
  const view = search.view ?? 'trial_balance';
  const name = search.span ?? (view === 'profit' || view === 'cash' ? 'this_year' : 'all');
  const named = spanOf(name, today(session.zone));
  const span = search.from || search.to ? { from: search.from, to: search.to } : named;
  // The journal is what was booked, in the currencies in which it happened.
  const shownIn = view === 'journal' ? undefined : search.shown_in;
  const go = (next: Search) => void navigate({ to: '/books', search: next as never });
  return (
    <Page
      title={t('Books')}
      actions={
        <>
          <Button variant="default" component={Link} to="/tax">
            {t('Tax')}
          </Button>
          <ReportFiles
            path={`/ledger/reports/${reports[view] ?? 'trial_balance'}`}
            query={{ ...span, shown_in: shownIn }}
            more={[...journals(span), ...archiveOf(span, spanOf('this_year', today(session.zone)))]}
          />
          {finance && <Button onClick={() => setBooking(true)}>{t('New entry')}</Button>}
        </>
      }
    >
      <div className="list-head">
        <div className="views">
          {views
            .filter(([one]) => one !== 'opening' || finance)
            .map(([one, label]) => (
              <button
                key={one}
                type="button"
                className={`view${one === view ? ' at' : ''}`}
                aria-current={one === view ? 'page' : undefined}
                onClick={() =>
                  go({ view: one, span: search.span, shown_in: search.shown_in } as Search)
                }
              >
                {label()}
              </button>
            ))}
        </div>
        {view !== 'closing' && view !== 'opening' && (
          <Select
            size="xs"
            aria-label={t('Days')}
            value={search.from || search.to ? null : name}
            placeholder={[search.from, search.to].filter(Boolean).join(' – ')}
            allowDeselect={false}
            data={spans.map((one) => ({ value: one, label: spanLabel(one) }))}
            onChange={(one) =>
              go({
                view,
                account_id: search.account_id,
                span: one as SpanName,
                shown_in: search.shown_in,
              } as Search)
            }
          />
        )}
        {!['journal', 'closing', 'opening'].includes(view) && (
          <ShownIn
            value={search.shown_in}
            onChange={(currency) => go({ ...search, view, shown_in: currency } as Search)}
          />
        )}
      </div>
      {view === 'trial_balance' && <TrialBalance span={span} shownIn={shownIn} />}
      {view === 'profit' && <ProfitAndLoss span={span} shownIn={shownIn} />}
      {view === 'sheet' && <BalanceSheet span={span} shownIn={shownIn} />}
      {view === 'cash' && <CashFlow span={span} shownIn={shownIn} />}
      {view === 'journal' && <Postings of={{ account_id: search.account_id, ...span }} />}
      {view === 'closing' && <Closing />}
      {view === 'opening' && <Opening />}
      {booking && <NewEntry onClose={() => setBooking(false)} />}
    </Page>
  );
}
