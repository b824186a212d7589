import { Button, PasswordInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { api, type Session } from '../api/generated.ts';
import { t } from './language.ts';
import './shell.css';

interface Props {
  page: 'join' | 'portal';
  secret: string;
  onDone: (session: Session) => Promise<void>;
}

export function Arrive({ page, secret, onDone }: Props) {
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const enter = async (event: FormEvent) => {
    event.preventDefault();
    try {
      const call =
        page === 'join'
          ? api.invitations.accept({ secret, password })
          : api.portal_links.use({ secret });
      await onDone((await send(call)) as Session);
    } catch (error) {
      setProblem((error as Error).message);
    }
  };
  return (
    <div className="gate">
      <form onSubmit={(event) => void enter(event)}>
        <h1>{page === 'join' ? t('Welcome. Choose a password.') : t('Welcome back')}</h1>
        {page === 'join' && (
          <PasswordInput
            label={t('Password')}
            description={t('At least 10 characters')}
            autoComplete="new-password"
            required
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        )}
        {problem !== '' && (
          <p className="bad" role="alert">
            {problem}
          </p>
        )}
        <Button type="submit" size="sm">
          {t('Go in')}
        </Button>
      </form>
    </div>
  );
}
