import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '@mantine/core';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { api, entities, type RecurringLineInput } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import type { Action } from '../ui/actions.tsx';
import { Create } from '../ui/create.tsx';
import { today } from '../ui/format.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { List } from '../ui/list.tsx';
import { Money } from '../ui/money.tsx';
import { Page, Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Day } from '../ui/time.tsx';

const taxed = entities.recurring_invoice.fields.lines.fields;

export function RecurringPage() {
  const session = useSession();
  return (
    <Page
      title={t('Recurring invoices')}
      crumb={{ to: '/invoices', label: t('Invoices') }}
      actions={
        holds(session, 'owner', 'admin', 'finance') && (
          <Create
            entity={entities.recurring_invoice}
            label="New recurring invoice"
            fields={[
              'title',
              'customer_id',
              'currency',
              'rhythm',
              'starts_on',
              'ends_on',
              'anchor_day',
              'billing',
              'makes',
              'zone',
              'project_id',
            ]}
            only={{ customer_id: { is_customer: true } }}
            start={{
              currency: session.workspace.base_currency,
              rhythm: 'monthly',
              starts_on: today(session.zone),
              anchor_day: 0,
              billing: 'ahead',
              makes: 'draft',
              lines: [{ description: t('Retainer'), quantity: '1', price: '0' }],
            }}
          />
        )
      }
    >
      <List
        entity={entities.recurring_invoice}
        views={[
          { label: 'Active', query: { state: 'active' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          {
            field: 'title',
            show: (one, names) => (
              <>
                {String(one['title'])}
                <span className="under">{names[String(one['customer_id'])]}</span>
              </>
            ),
          },
          { field: 'state' },
          { field: 'rhythm' },
          { field: 'next_on' },
        ]}
        empty="Here stand retainers and plans. Each makes one invoice for each period, by itself."
        to={(one) => `/recurring/${one.id}`}
      />
    </Page>
  );
}

const actions: Action[] = [
  {
    verb: 'pause',
    label: () => t('Pause'),
    call: (one) => api.recurring_invoices.pause(one.id),
  },
  {
    verb: 'resume',
    label: () => t('Resume'),
    call: (one) => api.recurring_invoices.resume(one.id),
    primary: true,
  },
];

function Lines({ recurring }: { recurring: AnyRecord }) {
  const [editing, setEditing] = useState(false);
  const lines = recurring['lines'] as RecurringLineInput[];
  if (editing) {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={taxed.tax_category.options}
        choices={[
          { field: 'supply', label: taxed.supply.label, options: taxed.supply.options },
          { field: 'tax_by', label: taxed.tax_by.label, options: taxed.tax_by.options },
        ]}
        keep={Object.keys(taxed)}
        save={(sent) =>
          api.recurring_invoices.update(
            recurring.id,
            { lines: sent as unknown as RecurringLineInput[] },
            recurring.version,
          )
        }
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <>
      <table className="table">
        <tbody>
          {lines.map((line, index) => (
            <tr key={index}>
              <td>{line.description}</td>
              <td className="end">
                {line.quantity} {line.unit} × {line.price} {String(recurring['currency'])}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {recurring.can.includes('update') && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('Edit lines')}
        </Button>
      )}
    </>
  );
}

function Coming({ id }: { id: string }) {
  const coming = useCall(api.recurring_invoices.coming(id));
  if (!coming.data?.items.length) return null;
  return (
    <Section title={t('Coming invoices')}>
      <table className="table">
        <tbody>
          {coming.data.items.map((one) => (
            <tr key={one.on + one.period_from}>
              <td>
                <Day date={one.on} />
                <span className="under">
                  <Day date={one.period_from} /> – <Day date={one.period_to} />
                </span>
              </td>
              <td className="end">
                <Money amount={one.total} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function RecurringInvoicePage() {
  const { id = '' } = useParams({ strict: false });
  return (
    <RecordPage
      entity={entities.recurring_invoice}
      id={id}
      crumb={{ to: '/recurring', label: t('Recurring invoices') }}
      actions={actions}
      form={['title', 'ends_on', 'makes', 'terms_days', 'reference', 'note', 'prices']}
      facts={[
        'customer_id',
        'rhythm',
        'billing',
        'makes',
        'zone',
        'starts_on',
        'ends_on',
        'anchor_day',
        'next_on',
        'next_period',
      ]}
      side={() => <Coming id={id} />}
    >
      {(recurring) => <Lines recurring={recurring} />}
    </RecordPage>
  );
}
