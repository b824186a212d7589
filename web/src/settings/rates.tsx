import { Button, FileButton } from '@mantine/core';
import { useState } from 'react';
import { useCall, useSend } from '../api/queries.ts';
import { type ApiCall, api, entities, type RatesImported } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { pick } from '../ui/draft.ts';
import { today } from '../ui/format.ts';
import { FormDialog } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Day } from '../ui/time.tsx';
import { refuse, tell } from '../ui/undo.tsx';

/** What a unit of each currency bought, by day, and who says so. */
export function Rates() {
  const session = useSession();
  const [adding, setAdding] = useState(false);
  const reading = useSend((file: File): ApiCall<RatesImported> => api.exchange_rates.import(file));
  const read = (file: File | null) => {
    if (!file) return;
    reading
      .mutateAsync(file)
      .then(({ stored, kept }) =>
        tell(t('{stored} rates stored, {kept} of yours kept', { stored, kept })),
      )
      .catch(refuse);
  };
  const rates = useCall(api.exchange_rates.list({ sort: '-valid_on', limit: 100 }));
  if (rates.isError) return <ErrorState error={rates.error} />;
  if (rates.isPending) return <Loading />;
  const base = session.workspace.base_currency;
  return (
    <Section title={t('Exchange rates')} aside={t('in {currency}', { currency: base })}>
      {holds(session, 'owner', 'admin', 'finance') && (
        <div className="closing-actions">
          <Button onClick={() => setAdding(true)}>{t('Add a rate')}</Button>
          <FileButton accept=".xml,application/xml,text/xml" onChange={read}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={reading.isPending}
                title={t('The file of reference rates of the European Central Bank')}
              >
                {t('Read a file of euro rates')}
              </Button>
            )}
          </FileButton>
        </div>
      )}
      {rates.data.items.length === 0 ? (
        <Empty
          text={t('Here stand the rates that foreign amounts are booked at. Add the first one.')}
        />
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th>{t('Day')}</th>
                <th>{t('Currency')}</th>
                <th className="end">{t('Rate')}</th>
                <th>{t('Source')}</th>
              </tr>
            </thead>
            <tbody>
              {rates.data.items.map((one) => (
                <tr key={one.id}>
                  <td>
                    <Day date={one.valid_on} />
                  </td>
                  <td className="strong">{one.currency}</td>
                  <td className="end">
                    <bdi>{one.rate}</bdi>
                  </td>
                  <td>{one.source}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {adding && (
        <FormDialog
          title={t('Add a rate')}
          button={t('Save')}
          fields={pick(entities.exchange_rate.fields, ['currency', 'valid_on', 'rate', 'source'])}
          start={{ currency: 'EUR', valid_on: today(session.zone), rate: '', source: '' }}
          call={(values) => api.exchange_rates.create(values as never)}
          onClose={() => setAdding(false)}
        />
      )}
    </Section>
  );
}
