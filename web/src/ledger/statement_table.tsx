import { Link } from '@tanstack/react-router';
import type { Amount, StatementLine } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from '../ui/money.tsx';
import type { Span } from './span.ts';

interface Group {
  label: string;
  lines: StatementLine[];
  sum: Amount;
}

interface Props {
  groups: Group[];
  /** The lines below everything. */
  foot: { label: string; amount: Amount }[];
  span: Span;
}

/** Accounts by group with their sums; each figure opens its postings. */
export function StatementTable({ groups, foot, span }: Props) {
  return (
    <div className="scroll-x">
      <table className="table">
        {groups.map((group) => (
          <tbody key={group.label}>
            <tr>
              <th colSpan={2} scope="rowgroup">
                {group.label}
              </th>
            </tr>
            {group.lines.map((line) => (
              <tr key={line.account_id}>
                <td>
                  <span className="quiet">{line.code}</span> {line.name}
                </td>
                <td className="end">
                  <Link
                    to="/books"
                    search={{ view: 'journal', account_id: line.account_id, ...span } as never}
                    title={t('Open the postings')}
                  >
                    <Money amount={line.base} />
                  </Link>
                </td>
              </tr>
            ))}
            <tr>
              <td className="strong">{t('Sum')}</td>
              <td className="end">
                <Money amount={group.sum} strong />
              </td>
            </tr>
          </tbody>
        ))}
        <tfoot>
          {foot.map((line) => (
            <tr key={line.label}>
              <td>{line.label}</td>
              <td className="end">
                <Money amount={line.amount} strong />
              </td>
            </tr>
          ))}
        </tfoot>
      </table>
    </div>
  );
}
