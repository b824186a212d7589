import { Select, TextInput } from '@mantine/core';
import type { Problem } from '../api/client.ts';
import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import './ledger.css';

export interface EntryRow {
  account_id: string | null;
  debit: string;
  credit: string;
  currency: string;
}

interface Props {
  rows: EntryRow[];
  /** What the server calls the list, to find what is wrong in it. */
  path: 'postings' | 'balances';
  problem: Problem | null;
  /** Each row has a currency of its own. */
  ownCurrencies?: boolean;
  onChange: (rows: EntryRow[]) => void;
}

export const currencies = Intl.supportedValuesOf('currency');

/** A row's amount as the server takes it: what stands in credit is below zero. */
export const amountOf = ({ debit, credit, currency }: EntryRow) => ({
  amount: credit ? `-${credit}` : debit,
  currency,
});

export function useAccounts() {
  return useCall(api.ledger_accounts.list({ limit: 200, sort: 'code' })).data?.items ?? [];
}

/** Accounts with what stands on either side of them. */
export function EntryRows({ rows, path, problem, ownCurrencies = false, onChange }: Props) {
  const accounts = useAccounts();
  const put = (index: number, more: Partial<EntryRow>) =>
    onChange(rows.map((row, i) => (i === index ? { ...row, ...more } : row)));
  return rows.map((row, index) => (
    <fieldset key={index} className="entry-row" data-four={ownCurrencies || undefined}>
      <legend className="hidden">{t('Line {n}', { n: index + 1 })}</legend>
      <Select
        label={t('Account')}
        searchable
        data={accounts.map((one) => ({ value: one.id, label: `${one.code} ${one.name}` }))}
        value={row.account_id}
        error={problem?.at(`${path}/${index}/account_id`)}
        onChange={(id) => put(index, { account_id: id })}
      />
      {ownCurrencies && (
        <Select
          label={t('Currency')}
          data={currencies}
          searchable
          allowDeselect={false}
          value={row.currency}
          onChange={(code) => put(index, { currency: code ?? row.currency })}
        />
      )}
      <TextInput
        label={t('Debit')}
        inputMode="decimal"
        value={row.debit}
        error={problem?.at(`${path}/${index}/amount`)}
        onChange={(event) => put(index, { debit: event.currentTarget.value, credit: '' })}
      />
      <TextInput
        label={t('Credit')}
        inputMode="decimal"
        value={row.credit}
        onChange={(event) => put(index, { credit: event.currentTarget.value, debit: '' })}
      />
    </fieldset>
  ));
}
