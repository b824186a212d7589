import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, entities, type PayableBill } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { DueDay } from '../ui/time.tsx';
import { ChooseDocuments } from './choose_documents.tsx';
import { PrepareRun } from './prepare_run.tsx';
import { RunList } from './run_list.tsx';
import { wayWords } from './run_words.ts';

function Prepare({ bills }: { bills: string[] }) {
  const { zone } = useSession();
  const accounts = useCall(api.bank_accounts.list({ limit: 50 })).data?.items ?? [];
  return (
    <PrepareRun
      label={t('Prepare payout run')}
      day={{ field: 'pay_on', label: 'Pay on', start: today(zone) }}
      accounts={accounts}
      usual={accounts.length === 1 ? accounts[0] : undefined}
      count={bills.length}
      call={(values) =>
        api.payout_runs.create({ ...values, lines: bills.map((bill_id) => ({ bill_id })) } as never)
      }
      to="/payouts"
    />
  );
}

function cellsOf(bill: PayableBill) {
  return [
    <>
      <Link to={`/bills/${bill.bill_id}`} className="strong">
        {bill.name}
      </Link>
      <span className="under">{[bill.number, bill.reference].filter(Boolean).join(' · ')}</span>
    </>,
    <DueDay key="due" date={bill.due_on} />,
    wayWords(bill.way),
    <Money key="open" amount={bill.open} />,
  ];
}

/** Open bills to pay together, and the runs that paid others. */
export function PayoutsPage() {
  const able = holds(useSession(), 'owner', 'admin', 'finance');
  const accounts = useCall(api.bank_accounts.list({ limit: 50 }));
  const euro = accounts.data?.items.find((one) => one.currency === 'EUR');
  const payable = useCall(
    api.payout_runs.payable({ bank_account_id: euro?.id }),
    accounts.data !== undefined,
  );
  const bills = payable.data?.items ?? [];
  return (
    <Page title={t('Payout runs')} crumb={{ to: '/bills', label: t('Bills') }}>
      <Section title={t('To pay')}>
        {payable.isError && <ErrorState error={payable.error} />}
        {payable.isPending && <Loading />}
        {payable.data && bills.length === 0 && (
          <Empty text={t('No bill is open that is not in a run already.')} />
        )}
        {bills.length > 0 && (
          <ChooseDocuments
            able={able}
            heads={[t('Partner'), t('Pay by'), t('Way'), t('Open')]}
            label={(row) => bills.find((bill) => bill.bill_id === row.id)?.number ?? ''}
            rows={bills.map((bill) => ({
              id: bill.bill_id,
              open: bill.open,
              cells: cellsOf(bill),
              ...(bill.is_unconfirmed
                ? { barred: t('The account was changed: someone else confirms it first.') }
                : {}),
            }))}
            action={(ids) => <Prepare bills={ids} />}
          />
        )}
      </Section>
      <RunList
        entity={entities.payout_run}
        day="pay_on"
        to="/payouts"
        empty="Here stand the runs that pay several bills at once."
      />
    </Page>
  );
}
