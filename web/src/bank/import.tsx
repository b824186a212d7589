import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import { type ApiCall, api, type StatementImport } from '../api/generated.ts';
import { t } from '../app/language.ts';

/** What became of one file: what was taken, or why not. */
export interface Taken {
  name: string;
  answer?: StatementImport;
  problem?: Error;
}

function isCsv(file: File): boolean {
  return /\.(csv|tsv|txt)$/i.test(file.name);
}

/** Sends files one after the other; a CSV file does not say which account it is of, so the screen does. */
export function useImport(account: string) {
  const [busy, setBusy] = useState(false);
  const [taken, setTaken] = useState<Taken[]>([]);
  const take = async (files: File[]) => {
    setBusy(true);
    const done: Taken[] = [];
    for (const file of files) {
      const call: ApiCall<StatementImport> = {
        ...api.bank_statements.create(file),
        query: { name: file.name, ...(isCsv(file) && account ? { bank_account_id: account } : {}) },
      };
      try {
        done.push({ name: file.name, answer: await send(call) });
      } catch (error) {
        done.push({ name: file.name, problem: error as Error });
      }
    }
    setTaken(done);
    setBusy(false);
    await client.invalidateQueries();
  };
  return { busy, taken, take, forget: () => setTaken([]) };
}

function reasons({ problem, answer }: Taken): string[] {
  if (answer) return answer.refused.map((one) => one.detail);
  if (!problem) return [];
  const details = problem instanceof Problem ? problem.problems.map((one) => one.detail) : [];
  return details.length > 0 ? details : [problem.message];
}

/** Per file: how many lines are new, how many we had, and what was refused with its reason. */
export function ImportResult({ taken, forget }: { taken: Taken[]; forget: () => void }) {
  if (taken.length === 0) return null;
  return (
    <div className="import-result" role="status">
      <ul>
        {taken.map((one) => (
          <li key={one.name}>
            <bdi className="strong">{one.name}</bdi>{' '}
            {one.answer && (
              <span>
                {t('{n, plural, =0 {No new line} one {# new line} other {# new lines}}', {
                  n: one.answer.taken,
                })}
                {one.answer.known > 0 && `, ${t('{n} known before', { n: one.answer.known })}`}
              </span>
            )}
            {reasons(one).map((reason) => (
              <p key={reason} className="bad">
                {reason}
              </p>
            ))}
          </li>
        ))}
      </ul>
      <button type="button" className="link" onClick={forget}>
        {t('Close')}
      </button>
    </div>
  );
}
