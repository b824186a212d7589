import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type CollectableInvoice, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { plusDays, today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { DueDay } from '../ui/time.tsx';
import { ChooseDocuments } from './choose_documents.tsx';
import { PrepareRun } from './prepare_run.tsx';
import { RunList } from './run_list.tsx';

function Prepare({ invoices }: { invoices: string[] }) {
  const { zone } = useSession();
  const accounts = useCall(api.bank_accounts.list({ limit: 50 })).data?.items ?? [];
  const ours = accounts.filter((one) => one.creditor_id !== '');
  return (
    <PrepareRun
      label={t('Prepare direct debits')}
      day={{ field: 'collect_on', label: 'Collect on', start: plusDays(today(zone), 5) }}
      accounts={accounts}
      usual={ours.length === 1 ? ours[0] : undefined}
      count={invoices.length}
      call={(values) =>
        api.direct_debit_runs.create({
          ...values,
          lines: invoices.map((invoice_id) => ({ invoice_id })),
        } as never)
      }
      to="/debits"
    />
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
      actions={
        <Button variant="default" component={Link} to="/mandates">
          {t('Mandates')}
        </Button>
      }
    >
      <Section title={t('To collect')}>
        {collectable.isError && <ErrorState error={collectable.error} />}
        {collectable.isPending && <Loading />}
        {collectable.data && invoices.length === 0 && (
          <Empty
            text={t(
              'No customer with a mandate owes euros. Note under Mandates who lets you collect.',
            )}
          />
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
      <RunList
        entity={entities.direct_debit_run}
        day="collect_on"
        to="/debits"
        empty="Here stand the runs that collect several invoices at once."
      />
    </Page>
  );
}
