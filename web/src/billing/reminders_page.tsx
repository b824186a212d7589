import '../ui/sheet.css';
import '../ui/table.css';
import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type DueReminder, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { DueDay } from '../ui/time.tsx';
import { refuse, tell } from '../ui/undo.tsx';

const something = (amount: { amount: string }) => /[1-9]/.test(amount.amount);

/** A letter as it would go out now. */
function Letter({ letter }: { letter: DueReminder }) {
  const session = useSession();
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setBusy(true);
    try {
      await send(
        api.reminders.send({ customer_id: letter.customer_id, currency: letter.currency }),
      );
      await client.invalidateQueries();
      tell(t('Reminder sent to {name}', { name: letter.customer_name }));
    } catch (error) {
      refuse(error);
    }
    setBusy(false);
  };
  return (
    <article className="sheet">
      <div className="sheet-head">
        <div>
          <p className="strong">{letter.customer_name}</p>
          <p className="quiet">{letter.email || t('No email address')}</p>
        </div>
        <div className="end">
          <p className="strong">{letter.subject}</p>
          <Money amount={letter.open} />
        </div>
      </div>
      <p className="reading letter">{letter.text}</p>
      <table className="table">
        <tbody>
          {letter.invoices.map((invoice) => (
            <tr key={invoice.invoice_id}>
              <td>
                <Link to={`/invoices/${invoice.invoice_id}`} className="strong">
                  {invoice.number}
                </Link>
                {invoice.interest_lines.map((line, index) => (
                  <span key={index} className="under">
                    {t('{n, plural, one {# day} other {# days}} at {rate} %', {
                      n: line.days,
                      rate: line.rate,
                    })}
                    {': '}
                    <Money amount={line.interest} />
                  </span>
                ))}
              </td>
              <td>
                <DueDay date={invoice.due_on} />
              </td>
              <td className="end">
                <Money amount={invoice.open} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {something(letter.interest) && (
        <p className="quiet">
          {t('Interest by law: {article}.', { article: letter.article })}{' '}
          <Money amount={letter.interest} />
        </p>
      )}
      {holds(session, 'owner', 'admin', 'finance') && (
        <Button loading={busy} disabled={letter.email === ''} onClick={() => void go()}>
          {t('Send')}
        </Button>
      )}
    </article>
  );
}

/** What is late enough to write about, one letter for each customer and currency, and what was written. */
export function RemindersPage() {
  const due = useCall(api.reminders.due({ on: undefined }));
  return (
    <Page title={t('Reminders')} crumb={{ to: '/invoices', label: t('Invoices') }}>
      <Section title={t('Due today')}>
        {due.isError && <ErrorState error={due.error} />}
        {due.isPending && <Loading />}
        {due.data?.items.length === 0 && (
          <Empty
            text={t(
              'No reminder is due. A first one is after seven days, the next ones a fortnight apart; disputed invoices wait.',
            )}
          />
        )}
        {due.data?.items.map((letter) => (
          <Letter key={letter.customer_id + letter.currency} letter={letter} />
        ))}
      </Section>
      <Section title={t('Sent')}>
        <List
          entity={entities.reminder}
          views={[{ label: 'All', query: {} }]}
          columns={[
            {
              field: 'customer_id',
              show: (reminder, names) => names[String(reminder['customer_id'])],
            },
            { field: 'level' },
            { field: 'reminded_on' },
            {
              field: 'open',
              end: true,
              show: (reminder) => <Money amount={reminder['open'] as DueReminder['open']} />,
            },
          ]}
          empty="Here stand the reminders that went out."
          to={(reminder) => `/customers/${String(reminder['customer_id'])}`}
        />
      </Section>
    </Page>
  );
}
