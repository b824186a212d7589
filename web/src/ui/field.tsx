import {
  Checkbox,
  MultiSelect,
  NumberInput,
  Select,
  TagsInput,
  Textarea,
  TextInput,
} from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { type AnyRecord, useCall } from '../api/queries.ts';
import type { Amount, ApiCall, FieldFacts, Page } from '../api/generated.ts';
import { entities, type EntityName } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { choicesOf } from './coded_field.ts';
import { choice } from './words.ts';

export interface FieldProps {
  name: string;
  facts: FieldFacts;
  value: unknown;
  error?: string | undefined;
  names?: Record<string, string>;
  /** Narrows what a reference offers, such as `{ is_customer: true }`. */
  only?: Record<string, string | boolean>;
  onChange: (value: unknown) => void;
}

const currencies = Intl.supportedValuesOf('currency');

function titleOf(record: AnyRecord): string {
  return String(record['title'] ?? record['name'] ?? record['number'] ?? '');
}

/** Chooses a record by its name; asks the server as one types. */
function ReferenceField({
  facts,
  value,
  error,
  names,
  only,
  onChange,
  label,
}: FieldProps & { label: string }) {
  const [words, setWords] = useState('');
  const [asked] = useDebouncedValue(words, 150);
  const path: string = entities[facts.references as EntityName]?.path ?? '';
  const call: ApiCall<Page<AnyRecord>> = {
    method: 'GET',
    path: `/api/v1${path}`,
    query: { limit: 30, q: asked, ...only },
  };
  const found = useCall(call, path !== '');
  const data = (found.data?.items ?? []).map((record) => ({
    value: record.id,
    label: titleOf(record),
  }));
  const chosen = typeof value === 'string' ? value : null;
  if (chosen && !data.some((one) => one.value === chosen)) {
    data.unshift({ value: chosen, label: names?.[chosen] ?? '…' });
  }
  return (
    <Select
      label={label}
      required={facts.required}
      data={data}
      value={chosen}
      searchable
      clearable={!facts.required}
      onSearchChange={setWords}
      filter={({ options }) => options}
      nothingFoundMessage={t('Nothing found')}
      error={error ?? null}
      onChange={(id) => onChange(id)}
    />
  );
}

function AmountField({ facts, value, error, onChange, label }: FieldProps & { label: string }) {
  const currency = useSession().workspace.base_currency;
  const amount = (value as Amount | null) ?? { amount: '', currency };
  return (
    <div className="amount-field">
      <TextInput
        label={label}
        required={facts.required}
        inputMode="decimal"
        description={facts.help ? t(facts.help) : null}
        value={amount.amount}
        error={error ?? null}
        onChange={(event) => {
          const digits = event.currentTarget.value.replace(',', '.');
          onChange(digits === '' && facts.nullable ? null : { ...amount, amount: digits });
        }}
      />
      <Select
        // As tall as the label beside it, so that help and faults below move neither.
        label={<>&nbsp;</>}
        aria-label={t('Currency')}
        data={currencies}
        searchable
        value={amount.currency}
        onChange={(chosen) => onChange({ ...amount, currency: chosen ?? currency })}
      />
    </div>
  );
}

function instantToLocal(value: unknown): string {
  if (typeof value !== 'string') return '';
  const date = new Date(value);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** One field of a form, chosen by its kind from the server's facts. */
export function Field(props: FieldProps) {
  const { facts, value, error, onChange, name } = props;
  const label = t(facts.label || name.replaceAll('_', ' '));
  const shared = {
    label,
    required: facts.required,
    description: facts.help ? t(facts.help) : null,
    error: error ?? null,
  };
  if (facts.references) return <ReferenceField {...props} label={label} />;
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  switch (facts.type) {
    case 'amount':
      return <AmountField {...props} label={label} />;
    case 'flag':
      return (
        <Checkbox
          label={label}
          checked={value === true}
          onChange={(event) => onChange(event.currentTarget.checked)}
        />
      );
    case 'integer':
      return (
        <NumberInput
          {...shared}
          value={Number(value ?? 0)}
          allowDecimal={false}
          onChange={(n) => onChange(Number(n))}
        />
      );
    case 'choice':
      return (
        <Select
          {...shared}
          data={(facts.options ?? []).map((option) => ({ value: option, label: choice(option) }))}
          value={text || null}
          allowDeselect={false}
          onChange={(option) => onChange(option)}
        />
      );
    case 'currency':
      return (
        <Select
          {...shared}
          data={currencies}
          searchable
          value={text || null}
          onChange={(code) => onChange(code)}
        />
      );
    case 'list':
      if (facts.options)
        return (
          <MultiSelect
            {...shared}
            data={facts.options.map((option) => ({ value: option, label: choice(option) }))}
            value={(value as string[]) ?? []}
            onChange={onChange}
          />
        );
      return <TagsInput {...shared} value={(value as string[]) ?? []} onChange={onChange} />;
    case 'date':
      return (
        <TextInput
          {...shared}
          type="date"
          value={text}
          onChange={(event) => onChange(event.currentTarget.value || null)}
        />
      );
    case 'instant':
      return (
        <TextInput
          {...shared}
          type="datetime-local"
          value={instantToLocal(value)}
          onChange={(event) => {
            const local = event.currentTarget.value;
            onChange(local === '' ? null : new Date(local).toISOString());
          }}
        />
      );
    default:
      break;
  }
  const choices = choicesOf(name, text);
  if (choices)
    return (
      <Select
        {...shared}
        data={choices}
        searchable
        clearable={!facts.required}
        value={text || null}
        onChange={(code) => onChange(code ?? '')}
      />
    );
  if ((facts.max_length ?? 0) > 500) {
    return (
      <Textarea
        {...shared}
        autosize
        minRows={3}
        maxRows={12}
        value={text}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  }
  return (
    <TextInput
      {...shared}
      maxLength={facts.max_length ?? 200}
      type={name.startsWith('works_') ? 'time' : 'text'}
      inputMode={facts.type === 'decimal' ? 'decimal' : 'text'}
      value={text}
      onChange={(event) =>
        onChange(
          event.currentTarget.value === '' && facts.nullable ? null : event.currentTarget.value,
        )
      }
    />
  );
}
