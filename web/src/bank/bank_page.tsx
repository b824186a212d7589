import { Select } from '@mantine/core';
import { IconFileImport } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { send } from '../api/client.ts';
import { client, useCall } from '../api/queries.ts';
import { api, type BankLine, type BookLineInput } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { DropZone, FileButton } from '../ui/files.tsx';
import { Page } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { refuse, tell } from '../ui/undo.tsx';
import './bank.css';
import { BookedLines } from './booked_lines.tsx';
import { ImportResult, useImport } from './import.tsx';
import { LineSide } from './line_side.tsx';
import { Lines, nameOf } from './lines.tsx';

type Search = { account?: string; line?: string };

function AccountChoice({ account, choose }: { account: string; choose: (id: string) => void }) {
  const accounts = useCall(api.bank_accounts.list({ limit: 200 })).data?.items ?? [];
  if (accounts.length === 0) return null;
  return (
    <Select
      aria-label={t('Bank account')}
      placeholder={t('All accounts')}
      clearable
      value={account || null}
      data={accounts.map((one) => ({ value: one.id, label: `${one.name} (${one.currency})` }))}
      onChange={(id) => choose(id ?? '')}
    />
  );
}

interface Desk {
  lines: BankLine[];
  at: string;
  go: (line: string) => void;
  able: boolean;
}

/** Lines on the left, what they may be on the right; what is booked makes room for the next. */
function BankDesk({ lines, at, go, able }: Desk) {
  const [busy, setBusy] = useState(false);
  const matches = useCall(api.bank_matches.get()).data?.items ?? [];
  const index = Math.max(
    0,
    lines.findIndex((line) => line.id === at),
  );
  const line = lines[index];
  const step = (by: number) => {
    const next = lines[index + by];
    if (next) go(next.id);
  };
  const next = async () => {
    go(lines[index + 1]?.id ?? lines[index - 1]?.id ?? '');
    await client.invalidateQueries();
  };
  const book = async (request: BookLineInput) => {
    if (!line || busy) return;
    setBusy(true);
    try {
      await send(api.bank_lines.book(line.id, request));
      tell(t('Booked: {what}', { what: nameOf(line) }));
      await next();
    } catch (error) {
      refuse(error);
    }
    setBusy(false);
  };
  useKeys([
    { keys: 'j', label: 'Next line', press: () => step(1) },
    { keys: 'k', label: 'Line before', press: () => step(-1) },
  ]);
  if (!line) return null;
  return (
    <div className="bank-desk">
      <Lines lines={lines} matches={matches} at={line.id} choose={go} />
      <LineSide
        key={line.id}
        line={line}
        busy={busy}
        able={able}
        book={(request) => void book(request)}
        done={() => void next()}
      />
    </div>
  );
}

/** The bank's morning: take the statement, book what it tells, done. */
export function BankPage() {
  const search: Search = useSearch({ strict: false });
  const navigate = useNavigate();
  const able = holds(useSession(), 'owner', 'admin', 'finance');
  const account = search.account ?? '';
  const files = useImport(account);
  const lines = useCall(
    api.bank_lines.list({
      state: 'to_do',
      sort: 'booked_on',
      limit: 200,
      ...(account ? { bank_account_id: account } : {}),
    }),
  );
  const go = (next: Search) =>
    void navigate({ to: '/bank', search: next as never, replace: true, resetScroll: false });
  const shown = lines.data?.items ?? [];
  return (
    <Page
      title={t('Bank')}
      actions={
        <>
          <AccountChoice account={account} choose={(id) => go(id ? { account: id } : {})} />
          {able && (
            <FileButton
              label={t('Import statement')}
              icon={<IconFileImport size={14} aria-hidden="true" />}
              loading={files.busy}
              onFiles={(all) => void files.take(all)}
            />
          )}
        </>
      }
    >
      <DropZone onFiles={(all) => able && void files.take(all)}>
        <ImportResult taken={files.taken} forget={files.forget} />
        {lines.isLoading && <Loading shape="list" />}
        {lines.error && <ErrorState error={lines.error} retry={() => void lines.refetch()} />}
        {lines.data && shown.length === 0 && (
          <Empty text={t('Nothing to do. Drop a bank statement here: camt, MT940, OFX or CSV.')} />
        )}
        {shown.length > 0 && (
          <BankDesk
            lines={shown}
            at={search.line ?? ''}
            able={able}
            go={(line) => go({ ...(account ? { account } : {}), line })}
          />
        )}
        <BookedLines account={account} able={able} />
      </DropZone>
    </Page>
  );
}
