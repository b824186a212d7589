import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { type ApiCall, api, entities, type PaymentProvider } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { asks } from '../ui/actions.tsx';
import { pick } from '../ui/draft.ts';
import { FormDialog, type Values } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { choice } from '../ui/words.ts';

const secret = () => ({
  signing_secret: asks('text', 'Signing secret', {
    required: true,
    nullable: false,
    help: 'The provider shows it beside the address for its messages.',
  }),
});
const own = ['name', 'checkout_url', 'account_id'];

interface Asking {
  title: string;
  fields: Record<string, ReturnType<typeof asks>>;
  start: Values;
  call: (values: Values) => ApiCall<unknown>;
}

/** Where a provider sends its messages. */
function Address({ of }: { of: PaymentProvider }) {
  const address = `${window.location.origin}/api/v1/payment_events/${of.id}`;
  return (
    <>
      <code dir="ltr">{address}</code>{' '}
      <CopyButton value={address}>
        {({ copied, copy }) => (
          <Button variant="subtle" size="compact-sm" onClick={copy}>
            {copied ? t('Copied') : t('Copy')}
          </Button>
        )}
      </CopyButton>
    </>
  );
}

/** Who takes money for the company by card or wallet. Without any, customers pay by bank. */
export function OnlinePayments() {
  const session = useSession();
  const [asking, setAsking] = useState<Asking | null>(null);
  const all = useCall(api.payment_providers.list({ sort: 'created_at', limit: 50 }));
  if (all.isError) return <ErrorState error={all.error} />;
  if (all.isPending) return <Loading />;
  const { items, names } = all.data;
  const may = holds(session, 'owner', 'admin');
  const facts = entities.payment_provider.fields;
  const connect: Asking = {
    title: t('Connect a provider'),
    fields: { ...pick(facts, ['kind', ...own]), ...secret() },
    start: { kind: 'stripe', name: '', checkout_url: '', account_id: null, signing_secret: '' },
    call: (values) => api.payment_providers.create(values as never),
  };
  const change = (one: PaymentProvider): Asking => ({
    title: t('Change {what}', { what: one.name }),
    fields: pick(facts, [...own, 'is_active']),
    start: { ...one },
    call: (values) => api.payment_providers.update(one.id, values as never),
  });
  const renew = (one: PaymentProvider): Asking => ({
    title: t('New secret'),
    fields: secret(),
    start: { signing_secret: '' },
    call: (values) => api.payment_providers.renew_secret(one.id, values as never),
  });
  return (
    <Section title={t('Online payments')} aside={items.length}>
      {items.length === 0 && (
        <Empty
          text={t(
            'Customers pay by bank. Connect a provider, and the page of an invoice also leads there.',
          )}
        />
      )}
      {items.map((one) => (
        <article key={one.id} className="provider">
          <h3>
            <bdi>{one.name}</bdi>{' '}
            <span className="quiet">
              {choice(one.kind)}
              {one.is_active ? '' : ` · ${t('Not in use')}`}
            </span>
          </h3>
          <dl>
            <dt>{t('Customers pay at')}</dt>
            <dd>
              <code dir="ltr">{one.checkout_url}</code>
            </dd>
            <dt>{t('Its messages go to')}</dt>
            <dd>
              <Address of={one} />
            </dd>
            <dt>{t('The money stands on')}</dt>
            <dd>{one.account_id ? names[one.account_id] : t('Bank')}</dd>
          </dl>
          {may && (
            <div className="closing-actions">
              <Button variant="default" onClick={() => setAsking(change(one))}>
                {t('Change')}
              </Button>
              <Button variant="default" onClick={() => setAsking(renew(one))}>
                {t('New secret')}
              </Button>
            </div>
          )}
        </article>
      ))}
      {may && (
        <div className="closing-actions">
          <Button onClick={() => setAsking(connect)}>{connect.title}</Button>
        </div>
      )}
      {asking && (
        <FormDialog
          title={asking.title}
          button={t('Save')}
          fields={asking.fields}
          start={asking.start}
          names={names}
          call={asking.call}
          onClose={() => setAsking(null)}
        />
      )}
    </Section>
  );
}
