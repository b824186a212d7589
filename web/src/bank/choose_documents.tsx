import { type ReactNode, useState } from 'react';
import type { Amount } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { MoneyLine } from '../ui/money.tsx';
import { addUp } from '../ui/sums.ts';
import '../ui/table.css';
import './bank.css';

export interface Choosable {
  id: string;
  open: Amount;
  /** Why it cannot be chosen, if so. */
  barred?: string;
  cells: ReactNode[];
}

interface Props {
  rows: Choosable[];
  heads: string[];
  label: (row: Choosable) => string;
  able: boolean;
  action: (ids: string[], clear: () => void) => ReactNode;
}

/** Open documents to choose from for a run, what the chosen ones add up to, and the button that takes them. */
export function ChooseDocuments({ rows, heads, label, able, action }: Props) {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const free = rows.filter((row) => row.barred === undefined);
  const chosen = free.filter((row) => ids.has(row.id));
  const isAll = chosen.length > 0 && chosen.length === free.length;
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setIds(next);
  };
  return (
    <>
      <div className="scroll-x">
        <table className="table choose">
          <thead>
            <tr>
              {able && (
                <th>
                  <input
                    type="checkbox"
                    aria-label={t('All')}
                    checked={isAll}
                    onChange={() => setIds(new Set(isAll ? [] : free.map((row) => row.id)))}
                  />
                </th>
              )}
              {heads.map((head, index) => (
                <th key={head} className={index === heads.length - 1 ? 'end' : ''}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                {able && (
                  <td>
                    <input
                      type="checkbox"
                      aria-label={label(row)}
                      disabled={row.barred !== undefined}
                      checked={row.barred === undefined && ids.has(row.id)}
                      onChange={() => toggle(row.id)}
                    />
                  </td>
                )}
                {row.cells.map((cell, index) => (
                  <td key={index} className={index === row.cells.length - 1 ? 'end' : ''}>
                    {cell}
                    {index === 0 && row.barred && <span className="under">{row.barred}</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {able && (
        <div className="choose-bar">
          {action(
            chosen.map((row) => row.id),
            () => setIds(new Set()),
          )}
          <span className="quiet">
            <MoneyLine amounts={addUp(chosen.map((row) => row.open))} />
          </span>
        </div>
      )}
    </>
  );
}
