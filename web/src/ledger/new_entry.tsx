import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import './ledger.css';

interface Row {
  account_id: string | null;
  debit: string;
  credit: string;
}

const fresh: Row = { account_id: null, debit: '', credit: '' };

/** An entry by hand: rent, wages, opening balances. Whether it adds up, the server says. */
export function NewEntry({ onClose }: { onClose: () => void }) {
  const { workspace, zone } = useSession();
  const [on, setOn] = useState(today(zone));
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState(workspace.base_currency);
  const [rows, setRows] = useState<Row[]>([fresh, fresh]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const accounts = useCall(api.ledger_accounts.list({ limit: 200, sort: 'code' }));
  const put = (index: number, more: Partial<Row>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...more } : row)));
  const save = async () => {
    const postings = rows.map((row) => ({
      account_id: row.account_id ?? '',
      amount: { amount: row.credit ? `-${row.credit}` : row.debit, currency },
      memo: '',
    }));
    try {
      await send(api.journal_entries.create({ posted_on: on, text, postings } as never));
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
    }
  };
  const general = problem?.at('postings') ?? (problem?.problems.length === 0 && problem.detail);
  return (
    <Modal opened onClose={onClose} title={t('New entry')} size="lg">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('Text')}
          required
          value={text}
          error={problem?.at('text')}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <div className="entry-head">
          <TextInput
            label={t('Day')}
            type="date"
            required
            value={on}
            error={problem?.at('posted_on')}
            onChange={(event) => setOn(event.currentTarget.value)}
          />
          <Select
            label={t('Currency')}
            data={Intl.supportedValuesOf('currency')}
            searchable
            allowDeselect={false}
            value={currency}
            onChange={(code) => setCurrency(code ?? workspace.base_currency)}
          />
        </div>
        {rows.map((row, index) => (
          <fieldset key={index} className="entry-row">
            <legend className="hidden">{t('Line {n}', { n: index + 1 })}</legend>
            <Select
              label={t('Account')}
              searchable
              data={(accounts.data?.items ?? []).map((one) => ({
                value: one.id,
                label: `${one.code} ${one.name}`,
              }))}
              value={row.account_id}
              error={problem?.at(`postings/${index}/account_id`)}
              onChange={(id) => put(index, { account_id: id })}
            />
            <TextInput
              label={t('Debit')}
              inputMode="decimal"
              value={row.debit}
              error={problem?.at(`postings/${index}/amount`)}
              onChange={(event) => put(index, { debit: event.currentTarget.value, credit: '' })}
            />
            <TextInput
              label={t('Credit')}
              inputMode="decimal"
              value={row.credit}
              onChange={(event) => put(index, { credit: event.currentTarget.value, debit: '' })}
            />
          </fieldset>
        ))}
        {general && (
          <p className="bad" role="alert">
            {general}
          </p>
        )}
        <footer>
          <Button variant="default" onClick={() => setRows([...rows, fresh])}>
            {t('Add line')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit">{t('Book')}</Button>
        </footer>
      </form>
    </Modal>
  );
}
