import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type CollectableInvoice, type DirectDebitRun, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { plusDays, today } from '../ui/format.ts';
import { FormDialog } from '../ui/form.tsx';
import { List } from '../ui/list.tsx';
import { Money, MoneyLine } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { addUp } from '../ui/sums.ts';
import { DueDay } from '../ui/time.tsx';
import { ChooseDocuments } from './choose_documents.tsx';

function Prepare({ invoices }: { invoices: string[] }) {
  const { zone } = useSession();
  const navigate = useNavigate();
  const accounts = useCall(api.bank_accounts.list({ limit: 50 })).data?.items ?? [];
  const ours = accounts.filter((one) => one.creditor_id !== '');
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={invoices.length === 0} onClick={() => setAsking(true)}>
        {t('Prepare direct debits')}
      </Button>
      {asking && (
        <FormDialog<DirectDebitRun>
          title={t('Prepare direct debits')}
          button={t('Prepare direct debits')}
          fields={{
            bank_account_id: {
              ...asks('id', 'Bank account', { required: true }),
              references: 'bank_account',
            },
            collect_on: asks('date', 'Collect on', { required: true }),
          }}
          start={{
            bank_account_id: ours.length === 1 ? ours[0]?.id : null,
            collect_on: plusDays(today(zone), 5),
          }}
          names={Object.fromEntries(accounts.map((one) => [one.id, one.name]))}
          call={(values) =>
            api.direct_debit_runs.create({
              ...values,
              lines: invoices.map((invoice_id) => ({ invoice_id })),
            } as never)
          }
          onDone={(run) => void navigate({ to: `/debits/${run.id}` })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

function cellsOf(invoice: CollectableInvoice) {
  return [
    <>
      <Link to={`/invoices/${invoice.invoice_id}`} className="strong">
        {invoice.name}
      </Link>
      <span className="under">
        {invoice.number} · {invoice.mandate}
      </span>
    </>,
    <DueDay key="due" date={invoice.due_on} />,
    <Money key="open" amount={invoice.open} />,
  ];
}

/** Invoices to collect from customers' accounts, the runs that collect them, and the mandates. */
export function DebitsPage() {
  const able = holds(useSession(), 'owner', 'admin', 'finance');
  const collectable = useCall(api.direct_debit_runs.collectable());
  const invoices = collectable.data?.items ?? [];
  return (
    <Page
      title={t('Direct debits')}
      crumb={{ to: '/invoices', label: t('Invoices') }}
      actions={<Link to="/mandates">{t('Mandates')}</Link>}
    >
      <Section title={t('To collect')}>
        {collectable.isError && <ErrorState error={collectable.error} />}
        {collectable.isPending && <Loading />}
        {collectable.data && invoices.length === 0 && (
          <Empty text={t('No invoice in euros is open of a customer with a mandate.')} />
        )}
        {invoices.length > 0 && (
          <ChooseDocuments
            able={able}
            heads={[t('Customer'), t('Pay by'), t('Open')]}
            label={(row) => invoices.find((one) => one.invoice_id === row.id)?.number ?? ''}
            rows={invoices.map((invoice) => ({
              id: invoice.invoice_id,
              open: invoice.open,
              cells: cellsOf(invoice),
            }))}
            action={(ids) => <Prepare invoices={ids} />}
          />
        )}
      </Section>
      <Section title={t('Runs')}>
        <List
          entity={entities.direct_debit_run}
          views={[
            { label: 'Under way', query: { 'state.in': 'draft,approved' } },
            { label: 'All', query: {} },
          ]}
          columns={[
            { field: 'number' },
            { field: 'state' },
            { field: 'collect_on' },
            {
              field: 'lines',
              end: true,
              show: (run) => (
                <MoneyLine
                  amounts={addUp(
                    (run as unknown as DirectDebitRun).lines.map((line) => line.amount),
                  )}
                />
              ),
            },
          ]}
          empty="Here stand the runs that collect several invoices at once."
          to={(run) => `/debits/${run.id}`}
        />
      </Section>
    </Page>
  );
}
