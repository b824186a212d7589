import { Button } from '@mantine/core';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnyRecord } from '../api/queries.ts';
import {
  type Amount,
  api,
  entities,
  type QuoteLine,
  type QuoteLineInput,
} from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Actions, asks, type Action } from '../ui/actions.tsx';
import { figure } from '../ui/format.ts';
import { LinesEditor } from '../ui/lines_editor.tsx';
import { Money, MoneyFigure } from '../ui/money.tsx';
import { RecordPage } from '../ui/record.tsx';
import '../ui/sheet.css';

const answer = (quote: AnyRecord, name: unknown, reason: unknown = '') => ({
  name: String(name ?? ''),
  reason: String(reason ?? ''),
  shown_sha256: String(quote['shown_sha256']),
});

const actions: Action[] = [
  {
    verb: 'accept',
    label: (quote) =>
      t('Accept {total}', {
        total: `${(quote['total'] as Amount).currency} ${figure((quote['total'] as Amount).amount)}`,
      }),
    fields: () => ({ name: asks('text', 'Your name', { required: true }) }),
    call: (quote, values) => api.quotes.accept(quote.id, answer(quote, values['name'])),
    primary: true,
  },
  {
    verb: 'decline',
    label: () => t('Decline'),
    fields: () => ({
      name: asks('text', 'Your name', { required: true }),
      reason: asks('text', 'Reason', { max_length: 2000 }),
    }),
    call: (quote, values) =>
      api.quotes.decline(quote.id, answer(quote, values['name'], values['reason'])),
  },
  {
    verb: 'send',
    label: () => t('Send'),
    call: (quote) => api.quotes.send(quote.id),
    primary: true,
  },
  {
    verb: 'revise',
    label: () => t('New version'),
    call: (quote) => api.quotes.revise(quote.id),
    then: (made) => `/quotes/${String(made['id'])}`,
  },
];

const startProject: Action = {
  verb: 'project',
  label: () => t('Start project'),
  call: (quote) => api.quotes.project(quote.id),
  then: (project) => `/projects/${String(project['id'])}`,
  primary: true,
};

function Sheet({ quote }: { quote: AnyRecord }) {
  const [editing, setEditing] = useState(false);
  const lines = quote['lines'] as QuoteLine[];
  const currency = String(quote['currency']);
  if (editing) {
    return (
      <LinesEditor
        lines={lines as unknown as Record<string, unknown>[]}
        taxes={entities.quote.fields.lines.fields.tax_category.options}
        keep={[
          'description',
          'detail',
          'quantity',
          'unit',
          'price',
          'tax_rate',
          'tax_category',
          'skill',
          'cost',
        ]}
        save={(sent) =>
          api.quotes.update(quote.id, { lines: sent as unknown as QuoteLineInput[] }, quote.version)
        }
        onClose={() => setEditing(false)}
      />
    );
  }
  return (
    <article className="sheet">
      {quote['intro'] !== '' && <p className="reading">{String(quote['intro'])}</p>}
      <div className="scroll-x">
        <table className="table">
          <thead>
            <tr>
              <th>{t('What')}</th>
              <th className="end">{t('Quantity')}</th>
              <th className="end">{t('Price')}</th>
              <th className="end">{t('Amount, {currency}', { currency })}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={index}>
                <td>
                  {line.description}
                  {line.detail !== '' && <span className="under">{line.detail}</span>}
                  {line.cost && (
                    <span className="under">
                      {t('Expected cost')} <Money amount={line.cost} />
                    </span>
                  )}
                </td>
                <td className="end">
                  {line.quantity} {line.unit}
                </td>
                <td className="end">{figure(line.price)}</td>
                <td className="end">{figure(line.net.amount)}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            {(['net', 'tax', 'total'] as const).map((sum) => (
              <tr key={sum}>
                <td colSpan={3} className="end">
                  {t(entities.quote.fields[sum].label)}
                </td>
                <td className="end">{figure((quote[sum] as Amount).amount)}</td>
              </tr>
            ))}
          </tfoot>
        </table>
      </div>
      {quote['terms'] !== '' && <p className="quiet reading">{String(quote['terms'])}</p>}
      {quote.can.includes('update') && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {t('Edit lines')}
        </Button>
      )}
    </article>
  );
}

export function QuotePage() {
  const { id = '' } = useParams({ strict: false });
  const { actor } = useSession();
  const leads = actor.kind === 'member' && actor.rights.includes('projects');
  return (
    <RecordPage
      entity={entities.quote}
      id={id}
      crumb={{ to: '/quotes', label: t('Quotes') }}
      actions={actions}
      form={['title', 'contact_id', 'intro', 'terms', 'valid_until', 'language']}
      facts={[
        'number',
        'version_number',
        'deal_id',
        'customer_id',
        'contact_id',
        'valid_until',
        'sent_at',
        'answered_by',
        'answered_at',
        'answered_from',
        'declined_reason',
      ].filter((name) => actor.kind === 'member' || !['deal_id', 'answered_from'].includes(name))}
      head={(quote) => <MoneyFigure amount={quote['total'] as Amount} />}
      under={(quote) => <p className="quiet">{quote.names[String(quote['customer_id'])]}</p>}
    >
      {(quote) => (
        <>
          <Sheet quote={quote} />
          {quote['shown_sha256'] !== '' && (
            <p className="quiet small lock">
              {t('What was sent never changes.')} SHA-256{' '}
              <bdi>{String(quote['shown_sha256']).slice(0, 16)}…</bdi>
            </p>
          )}
          {leads && quote['state'] === 'accepted' && <NextStep quote={quote} />}
        </>
      )}
    </RecordPage>
  );
}

/** The button to the next step of the loop. */
function NextStep({ quote }: { quote: AnyRecord }) {
  const navigate = useNavigate();
  return (
    <p className="lock">
      <Actions
        record={{ ...quote, can: ['project'] }}
        actions={[startProject]}
        go={(to) => void navigate({ to })}
      />
    </p>
  );
}
