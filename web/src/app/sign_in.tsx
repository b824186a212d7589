import { Button, PasswordInput, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { api, type Session } from '../api/generated.ts';
import { t } from './language.ts';
import './shell.css';

/** Email and password for the team; a link by mail for partners and customers. */
export function SignIn({ onDone }: { onDone: (session: Session) => Promise<void> }) {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const [sent, setSent] = useState(false);
  const [code, setCode] = useState('');
  const [busy, setBusy] = useState(false);
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    setProblem('');
    try {
      await onDone((await send(api.session.create({ email, password }))) as Session);
    } catch (error) {
      setProblem((error as Error).message);
      setBusy(false);
    }
  };
  const enterCode = async () => {
    setProblem('');
    try {
      await onDone((await send(api.portal_links.use_code({ email, code }))) as Session);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  const ask = async () => {
    if (email === '') {
      setProblem(t('Write your email first.'));
      return;
    }
    await send(api.portal_links.create({ email }));
    setSent(true);
  };
  return (
    <div className="gate">
      <form onSubmit={(event) => void enter(event)}>
        <h1>Farflung</h1>
        <TextInput
          label={t('Email')}
          type="email"
          autoComplete="username"
          required
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('Password')}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem !== '' && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" size="sm" loading={busy}>
          {t('Sign in')}
        </Button>
        <p className="quiet">{t('Are you a partner or a customer? You need no password.')}</p>
        <Button variant="default" size="sm" onClick={() => void ask()}>
          {t('Mail me a link')}
        </Button>
        {sent && (
          <>
            <p role="status">
              {t('If we know this address, a link and a code are on their way. They open once.')}
            </p>
            <TextInput
              label={t('Code')}
              autoComplete="one-time-code"
              autoCapitalize="characters"
              value={code}
              onChange={(event) => setCode(event.currentTarget.value)}
            />
            <Button size="sm" disabled={code.length < 8} onClick={() => void enterCode()}>
              {t('Go in')}
            </Button>
          </>
        )}
      </form>
    </div>
  );
}
