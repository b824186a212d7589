import { Button, Modal, PasswordInput } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type FormEvent, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';

/** A new password for whoever knows the one of now. Every other session ends. */
export function PasswordDialog({ onClose }: { onClose: () => void }) {
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await send(api.session.password({ current, password }));
      notifications.show({ message: t('The password is changed. Other sessions have ended.') });
      onClose();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
    }
  };
  return (
    <Modal opened onClose={onClose} title={t('Change password')}>
      <form className="form" noValidate onSubmit={(event) => void save(event)}>
        <PasswordInput
          label={t('Password now')}
          autoComplete="current-password"
          value={current}
          error={problem?.at('current')}
          onChange={(event) => setCurrent(event.currentTarget.value)}
        />
        <PasswordInput
          label={t('New password')}
          description={t('At least 10 characters')}
          autoComplete="new-password"
          value={password}
          error={problem?.at('password')}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {problem && problem.problems.length === 0 && (
          <p className="bad" role="alert">
            {problem.detail}
          </p>
        )}
        <footer>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit">{t('Change password')}</Button>
        </footer>
      </form>
    </Modal>
  );
}
