import { Button, Modal, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { tell } from '../ui/undo.tsx';
import { amountOf, type EntryRow, EntryRows, useAccounts } from './entry_rows.tsx';
import { pastedBalances } from './pasted_balances.ts';

interface Props {
  on: string;
  onClose: () => void;
}

/** All that accounts held when the books began, as one: the server books it when nothing is left over. */
export function OpeningBalances({ on: first, onClose }: Props) {
  const { workspace } = useSession();
  const fresh: EntryRow = {
    account_id: null,
    debit: '',
    credit: '',
    currency: workspace.base_currency,
  };
  const [on, setOn] = useState(first);
  const [rows, setRows] = useState([fresh, fresh]);
  const [unknown, setUnknown] = useState<string[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const accounts = useAccounts();
  const take = (text: string) => {
    const pasted = pastedBalances(text).map(({ code, ...sides }) => ({
      code,
      row: {
        ...fresh,
        ...sides,
        account_id: accounts.find((one) => one.code === code)?.id ?? null,
      },
    }));
    setUnknown(pasted.filter(({ row }) => row.account_id === null).map(({ code }) => code));
    if (pasted.length > 0) setRows(pasted.map(({ row }) => row));
  };
  const save = async () => {
    const balances = rows
      .filter((row) => row.account_id !== null || row.debit || row.credit)
      .map((row) => ({ account_id: row.account_id ?? '', amount: amountOf(row) }));
    setProblem(null);
    try {
      await send(api.ledger.opening_balances({ on, balances } as never));
      await client.invalidateQueries();
      tell(t('The opening balances are booked.'));
      onClose();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
    }
  };
  const general = problem?.at('balances') ?? (problem?.problems.length === 0 && problem.detail);
  return (
    <Modal opened onClose={onClose} title={t('Opening balances')} size="xl">
      <form
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <TextInput
          label={t('Books begin on')}
          type="date"
          required
          value={on}
          error={problem?.at('on')}
          onChange={(event) => setOn(event.currentTarget.value)}
        />
        <Textarea
          label={t('Trial balance from a sheet')}
          description={t('Paste lines with the code of an account and its debit and credit.')}
          autosize
          minRows={2}
          maxRows={4}
          onChange={(event) => take(event.currentTarget.value)}
        />
        {unknown.length > 0 && (
          <p className="bad" role="alert">
            {t('No account has the code {codes}.', { codes: unknown.join(', ') })}
          </p>
        )}
        <EntryRows rows={rows} path="balances" problem={problem} ownCurrencies onChange={setRows} />
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
