import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { type Amount, api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Actions, asks, type Action } from '../ui/actions.tsx';
import { day, money } from '../ui/format.ts';
import type { KeyFact } from '../ui/key_facts.tsx';
import { MoneyFigure } from '../ui/money.tsx';
import { PdfButton } from '../ui/pdf_button.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Away, Time } from '../ui/time.tsx';
import { QuoteSheet } from './quote_sheet.tsx';

const answer = (quote: AnyRecord, name: unknown, reason: unknown = '') => ({
  name: String(name ?? ''),
  reason: String(reason ?? ''),
  shown_sha256: String(quote['shown_sha256']),
});

const actions: Action[] = [
  {
    verb: 'accept',
    label: (quote) => t('Accept {total}', { total: money(quote['total'] as Amount) }),
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
  verb: '*',
  label: () => t('Start project'),
  call: (quote) => api.quotes.project(quote.id),
  then: (project) => `/projects/${String(project['id'])}`,
  primary: true,
};

const writeInvoice: Action = {
  verb: '*',
  label: () => t('Write invoice'),
  call: (quote) => api.quotes.invoice(quote.id),
  then: (draft) => `/invoices/${String(draft['invoice_id'])}`,
};

function keyFacts(quote: AnyRecord): KeyFact[] {
  const { valid_until: until, sent_at: sent } = quote as Record<string, unknown>;
  const waits = quote['state'] === 'sent' && typeof until === 'string';
  return [
    {
      label: t('Number'),
      value: String(quote['number'] || t('Draft')),
      under: t('Version {n}', { n: String(quote['version_number']) }),
    },
    ...(typeof until === 'string'
      ? [{ label: t('Valid until'), value: day(until), under: waits && <Away date={until} /> }]
      : []),
    ...(typeof sent === 'string' ? [{ label: t('Sent'), value: <Time at={sent} /> }] : []),
  ];
}

export function QuotePage() {
  const { id = '' } = useParams({ strict: false });
  const { actor } = useSession();
  return (
    <RecordPage
      entity={entities.quote}
      id={id}
      crumb={{ to: '/quotes', label: t('Quotes') }}
      actions={actions}
      buttons={(quote) => <PdfButton href={`/api/v1/quotes/${quote.id}/document/pdf`} />}
      form={[
        'title',
        'contact_id',
        'intro',
        'terms',
        'valid_until',
        'language',
        'prices',
        'tax_rounding',
        'tax_rounded_per',
      ]}
      facts={[
        'deal_id',
        'contact_id',
        'answered_by',
        'answered_at',
        'answered_from',
        'declined_reason',
      ].filter((name) => actor.kind === 'member' || !['deal_id', 'answered_from'].includes(name))}
      head={(quote) => <MoneyFigure amount={quote['total'] as Amount} />}
      under={(quote) => <p className="quiet">{quote.names[String(quote['customer_id'])]}</p>}
      keyFacts={keyFacts}
    >
      {(quote) => (
        <>
          <QuoteSheet quote={quote} />
          {quote['shown_sha256'] !== '' && (
            <p className="quiet small lock">
              {t('What was sent never changes.')} SHA-256{' '}
              <bdi>{String(quote['shown_sha256']).slice(0, 16)}…</bdi>
            </p>
          )}
          {actor.kind === 'member' && quote['state'] === 'accepted' && <NextStep quote={quote} />}
        </>
      )}
    </RecordPage>
  );
}

/** The way to the next step of the loop: the project that follows, or an invoice of all of it at once. */
function NextStep({ quote }: { quote: AnyRecord }) {
  const navigate = useNavigate();
  const session = useSession();
  const projects = useCall(api.projects.list({ quote_id: quote.id }));
  const invoices = useCall(api.invoices.list({ reference: String(quote['number']) }));
  const [project] = projects.data?.items ?? [];
  const [invoice] = invoices.data?.items ?? [];
  if (project) {
    return (
      <p className="lock">
        <Link to={`/projects/${project.id}`}>
          {t('Project {number}', { number: project.number })}
        </Link>
      </p>
    );
  }
  if (invoice) {
    return (
      <p className="lock">
        <Link to={`/invoices/${invoice.id}`}>
          {t('Invoice')} {invoice.number || t('Draft')}
        </Link>
      </p>
    );
  }
  if (!projects.data || !invoices.data) return null;
  return (
    <div className="lock buttons">
      <Actions
        record={quote}
        actions={[
          ...(holds(session, 'projects') ? [startProject] : []),
          ...(holds(session, 'projects') || holds(session, 'finance') ? [writeInvoice] : []),
        ]}
        go={(to) => void navigate({ to })}
      />
    </div>
  );
}
