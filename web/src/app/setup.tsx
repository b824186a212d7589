import { Button, PasswordInput, Select, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { api, type Session, type SetupInput } from '../api/generated.ts';
import { languages, t } from './language.ts';
import './shell.css';

const zones = Intl.supportedValuesOf('timeZone');
const currencies = Intl.supportedValuesOf('currency');

/** The very first page: it makes the company and its owner, and is gone for good afterwards. */
export function SetupPage({ onDone }: { onDone: (session: Session) => Promise<void> }) {
  const [values, setValues] = useState<SetupInput>({
    company_name: '',
    country: '',
    base_currency: 'EUR',
    zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    language: document.documentElement.lang,
    name: '',
    email: '',
    password: '',
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const put = (field: keyof SetupInput, value: string | null) =>
    setValues({ ...values, [field]: value ?? '' });
  const error = (field: string) => problem?.at(field) ?? null;
  const make = async (event: FormEvent) => {
    event.preventDefault();
    try {
      await onDone((await send(api.setup.create(values))) as Session);
    } catch (failed) {
      if (failed instanceof Problem) setProblem(failed);
    }
  };
  const text = (field: keyof SetupInput, label: string, type = 'text') => (
    <TextInput
      label={t(label)}
      type={type}
      required
      value={values[field]}
      error={error(field)}
      onChange={(event) => put(field, event.currentTarget.value)}
    />
  );
  return (
    <div className="gate">
      <form onSubmit={(event) => void make(event)}>
        <h1>{t('Set up your company')}</h1>
        {text('company_name', 'Company')}
        <TextInput
          label={t('Country')}
          description={t('Two letters, such as MT')}
          required
          maxLength={2}
          value={values.country}
          error={error('country')}
          onChange={(event) => put('country', event.currentTarget.value.toUpperCase())}
        />
        <Select
          label={t('Currency of your books')}
          data={currencies}
          searchable
          value={values.base_currency}
          error={error('base_currency')}
          onChange={(value) => put('base_currency', value)}
        />
        <Select
          label={t('Time zone')}
          data={zones}
          searchable
          value={values.zone}
          error={error('zone')}
          onChange={(value) => put('zone', value)}
        />
        <Select
          label={t('Language')}
          data={languages.map((language) => ({ value: language.tag, label: language.name }))}
          value={values.language.split('-')[0] ?? 'en'}
          onChange={(value) => put('language', value)}
        />
        {text('name', 'Your name')}
        {text('email', 'Email', 'email')}
        <PasswordInput
          label={t('Password')}
          description={t('At least 10 characters')}
          required
          value={values.password}
          error={error('password')}
          onChange={(event) => put('password', event.currentTarget.value)}
        />
        {problem && problem.problems.length === 0 && (
          <p className="bad" role="alert">
            {problem.detail}
          </p>
        )}
        <Button type="submit" size="sm">
          {t('Make the company')}
        </Button>
      </form>
    </div>
  );
}
