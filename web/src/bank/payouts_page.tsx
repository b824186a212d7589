import { Button } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, entities, type PayableBill, type PayoutRun } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { today } from '../ui/format.ts';
import { FormDialog } from '../ui/form.tsx';
import { List } from '../ui/list.tsx';
import { Money, MoneyLine } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { addUp } from '../ui/sums.ts';
import { DueDay } from '../ui/time.tsx';
import { ChooseDocuments } from './choose_documents.tsx';
import { wayWords } from './run_words.ts';

function Prepare({ bills }: { bills: string[] }) {
  const { zone } = useSession();
  const navigate = useNavigate();
  const accounts = useCall(api.bank_accounts.list({ limit: 50 })).data?.items ?? [];
  const [asking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={bills.length === 0} onClick={() => setAsking(true)}>
        {t('Prepare payout run')}
      </Button>
      {asking && (
        <FormDialog<PayoutRun>
          title={t('Prepare payout run')}
          button={t('Prepare payout run')}
          fields={{
            bank_account_id: {
              ...asks('id', 'Bank account', { required: true }),
              references: 'bank_account',
            },
            pay_on: asks('date', 'Pay on', { required: true }),
          }}
          start={{
            bank_account_id: accounts.length === 1 ? accounts[0]?.id : null,
            pay_on: today(zone),
          }}
          names={Object.fromEntries(accounts.map((one) => [one.id, one.name]))}
          call={(values) =>
            api.payout_runs.create({
              ...values,
              lines: bills.map((bill_id) => ({ bill_id })),
            } as never)
          }
          onDone={(run) => void navigate({ to: `/payouts/${run.id}` })}
          onClose={() => setAsking(false)}
        />
      )}
    </>
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
      <Section title={t('Runs')}>
        <List
          entity={entities.payout_run}
          views={[
            { label: 'Under way', query: { 'state.in': 'draft,approved' } },
            { label: 'All', query: {} },
          ]}
          columns={[
            { field: 'number' },
            { field: 'state' },
            { field: 'pay_on' },
            {
              field: 'lines',
              end: true,
              show: (run) => (
                <MoneyLine
                  amounts={addUp((run as unknown as PayoutRun).lines.map((line) => line.amount))}
                />
              ),
            },
          ]}
          empty="Here stand the runs that pay several bills at once."
          to={(run) => `/payouts/${run.id}`}
        />
      </Section>
    </Page>
  );
}
