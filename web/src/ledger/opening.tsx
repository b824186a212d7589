import { Button, Select } from '@mantine/core';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type ApiCall, type ChartName, type FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { today } from '../ui/format.ts';
import { FormDialog, type Values } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { refuse, tell } from '../ui/undo.tsx';
import { choice } from '../ui/words.ts';
import { OpeningBalances } from './opening_balances.tsx';

const charts: ChartName[] = ['generic', 'au', 'uk', 'de_skr04', 'mt'];

/** The names and codes that people of a country expect of their accounts. */
function Chart() {
  const suggested = useCall(api.ledger.chart());
  const [chosen, setChosen] = useState<ChartName | null>(null);
  const chart = chosen ?? suggested.data?.chart ?? 'generic';
  const adopt = async () => {
    try {
      const { added, renamed } = await send(api.ledger.add_chart({ chart }));
      await client.invalidateQueries();
      tell(t('{added} accounts added, {renamed} renamed.', { added, renamed }));
    } catch (error) {
      refuse(error);
    }
  };
  return (
    <Section title={t('Chart of accounts')}>
      <p className="quiet reading">
        {t('Accounts get the codes and names of the chart. What is booked stays where it is.')}
      </p>
      <div className="closing-actions">
        <Select
          aria-label={t('Chart of accounts')}
          allowDeselect={false}
          value={chart}
          data={charts.map((one) => ({ value: one, label: choice(one) }))}
          onChange={(one) => setChosen(one as ChartName)}
        />
        <Button variant="default" onClick={() => void adopt()}>
          {t('Take it over')}
        </Button>
      </div>
    </Section>
  );
}

interface Asked {
  title: string;
  fields: Record<string, FieldFacts>;
  only?: Record<string, Record<string, boolean>>;
  start: Values;
  call: (values: Values) => ApiCall<unknown>;
}

const reference = (label: string, references: string) => ({
  ...asks('id', label, { required: true, nullable: false }),
  references,
});
const whole = { required: true, nullable: false };

function invoice(on: string, currency: string): Asked {
  return {
    title: t('Add an open invoice'),
    fields: {
      customer_id: reference('Customer', 'party'),
      number: asks('text', 'Number', whole),
      issued_on: asks('date', 'Issued on', whole),
      due_on: asks('date', 'Pay by', whole),
      open: asks('amount', 'Open', whole),
      on: asks('date', 'Books begin on', whole),
    },
    only: { customer_id: { is_customer: true } },
    start: { on, open: { amount: '', currency }, number: '' },
    call: (values) => api.invoices.carry_over(values as never),
  };
}

function bill(on: string, currency: string): Asked {
  return {
    title: t('Add an open bill'),
    fields: {
      partner_id: reference('Partner', 'party'),
      their_number: asks('text', 'Their number', { nullable: false }),
      billed_on: asks('date', 'Billed on', whole),
      due_on: asks('date', 'Pay by', whole),
      open: asks('amount', 'Open', whole),
      on: asks('date', 'Books begin on', whole),
    },
    start: { on, open: { amount: '', currency }, their_number: '' },
    call: (values) => api.bills.carry_over(values as never),
  };
}

/** How the books begin: the accounts, what they held, and who owed what. */
export function Opening() {
  const { zone, workspace } = useSession();
  const [asking, setAsking] = useState<Asked | null>(null);
  const [opening, setOpening] = useState(false);
  const first = `${today(zone).slice(0, 4)}-01-01`;
  const carried = [invoice, bill].map((make) => make(first, workspace.base_currency));
  return (
    <>
      <Chart />
      <Section title={t('Opening balances')}>
        <p className="quiet reading">
          {t(
            'First the open invoices and bills, one by one, so that they can be paid and reminded of. Then what every other account held, all at once: it is booked when nothing is left over.',
          )}
        </p>
        <div className="closing-actions">
          {carried.map((one) => (
            <Button key={one.title} variant="default" onClick={() => setAsking(one)}>
              {one.title}
            </Button>
          ))}
          <Button variant="default" onClick={() => setOpening(true)}>
            {t('Add the balances')}
          </Button>
        </div>
      </Section>
      {opening && <OpeningBalances on={first} onClose={() => setOpening(false)} />}
      {asking && (
        <FormDialog
          title={asking.title}
          button={t('Add')}
          fields={asking.fields}
          {...(asking.only && { only: asking.only })}
          start={asking.start}
          call={asking.call}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}
