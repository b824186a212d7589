import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, entities, type ExchangeRateInput } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { pick } from '../ui/draft.ts';
import { FormDialog } from '../ui/form.tsx';
import { today } from '../ui/format.ts';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Day } from '../ui/time.tsx';

/** The newest rates with their day and source, and the way to add one by hand. */
export function Rates() {
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const rates = useCall(api.exchange_rates.list({ sort: '-valid_on', limit: 20 }));
  if (rates.isError) return <ErrorState error={rates.error} />;
  if (rates.isPending) return <Loading shape="list" />;
  return (
    <>
      {rates.data.items.length === 0 && (
        <Empty text={t('Here stand the rates that amounts are converted by.')} />
      )}
      <ul className="settings-rows">
        {rates.data.items.map((rate) => (
          <li key={rate.id}>
            <bdi className="strong">
              1 {rate.currency} = {rate.rate} {rate.base_currency}
            </bdi>{' '}
            <Day date={rate.valid_on} /> <bdi className="quiet">{rate.source}</bdi>
          </li>
        ))}
      </ul>
      {holds(session, 'owner', 'admin', 'finance') && (
        <Button variant="default" onClick={() => setAdding(true)}>
          {t('Add a rate')}
        </Button>
      )}
      {adding && (
        <FormDialog
          title={t('Add a rate')}
          button={t('Save')}
          fields={pick(entities.exchange_rate.fields, ['currency', 'valid_on', 'rate', 'source'])}
          start={{ currency: '', valid_on: today(session.zone), rate: '', source: '' }}
          call={(values) => api.exchange_rates.create(values as unknown as ExchangeRateInput)}
          onClose={() => setAdding(false)}
        />
      )}
    </>
  );
}
