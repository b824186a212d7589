import { Button, CopyButton } from '@mantine/core';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type Credential } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { CredentialTable } from '../people/credential_table.tsx';
import { asks } from '../ui/actions.tsx';
import { FormDialog } from '../ui/form.tsx';
import { Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { everyRight } from './rights.ts';

async function revoke(credential: Credential) {
  await send(api.credentials.remove(credential.id));
  await client.invalidateQueries();
}

/** Where one is signed in; each is ended at once. */
export function Sessions() {
  const all = useCall(api.credentials.get());
  if (all.isError) return <ErrorState error={all.error} />;
  if (all.isPending) return <Loading />;
  const items = all.data.items.filter((one) => one.kind === 'session');
  const endAll = async () => {
    await send(api.session.remove());
    await Promise.allSettled(items.map((one) => send(api.credentials.remove(one.id))));
    window.location.assign('/');
  };
  return (
    <Section title={t('Your sessions')} aside={items.length}>
      {items.length === 0 ? (
        <Empty text={t('You are signed in by a token, not in a browser.')} />
      ) : (
        <>
          <CredentialTable items={items} verb={t('End')} onEnd={(one) => void revoke(one)} />
          <div className="closing-actions">
            <Button variant="default" onClick={() => void endAll()}>
              {t('Sign out everywhere')}
            </Button>
          </div>
        </>
      )}
    </Section>
  );
}

/** Keys for other programs: the secret is shown once. */
export function Tokens() {
  const all = useCall(api.credentials.get());
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState('');
  if (all.isError) return <ErrorState error={all.error} />;
  if (all.isPending) return <Loading />;
  const items = all.data.items.filter((one) => one.kind === 'token');
  return (
    <Section title={t('API tokens')} aside={items.length}>
      {made !== '' && (
        <div className="once" role="status">
          <p>{t('Copy it now: it is not shown again.')}</p>
          <code dir="ltr">{made}</code>
          <CopyButton value={made}>
            {({ copied, copy }) => (
              <Button variant="default" onClick={copy}>
                {copied ? t('Copied') : t('Copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      )}
      {items.length === 0 ? (
        <Empty text={t('Another program signs in with a token. Nothing has one yet.')} />
      ) : (
        <CredentialTable items={items} verb={t('Revoke')} onEnd={(one) => void revoke(one)} />
      )}
      <div className="closing-actions">
        <Button onClick={() => setAsking(true)}>{t('New token')}</Button>
        <a href="/docs">{t('What the API can do')}</a>
      </div>
      {asking && (
        <FormDialog
          title={t('New token')}
          button={t('Make it')}
          fields={{
            name: asks('text', 'Name', { required: true, nullable: false }),
            rights: asks('list', 'Rights', {
              options: session.actor.rights.filter((one) => everyRight.some((all) => all === one)),
              help: 'Only these of your rights. None: all that you have.',
            }),
            days: asks('integer', 'Days'),
          }}
          start={{ name: '', rights: [], days: 365 }}
          call={(values) => api.tokens.create(values as never)}
          onDone={(answer) => setMade(answer.token)}
          onClose={() => setAsking(false)}
        />
      )}
    </Section>
  );
}
