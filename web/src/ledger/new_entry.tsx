import { Button, Modal, Select, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { today } from '../ui/format.ts';
import { amountOf, currencies, type EntryRow, EntryRows } from './entry_rows.tsx';
import './ledger.css';

/** An entry by hand: rent, wages and such. Whether it adds up, the server says. */
export function NewEntry({ onClose }: { onClose: () => void }) {
  const { workspace, zone } = useSession();
  const [on, setOn] = useState(today(zone));
  const [text, setText] = useState('');
  const [currency, setCurrency] = useState(workspace.base_currency);
  const fresh: EntryRow = { account_id: null, debit: '', credit: '', currency };
  const [rows, setRows] = useState([fresh, fresh]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const save = async () => {
    const postings = rows.map((row) => ({
      account_id: row.account_id ?? '',
      amount: amountOf({ ...row, currency }),
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
            data={currencies}
            searchable
            allowDeselect={false}
            value={currency}
            onChange={(code) => setCurrency(code ?? workspace.base_currency)}
          />
        </div>
        <EntryRows rows={rows} path="postings" problem={problem} onChange={setRows} />
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
