import { useCall } from '../api/queries.ts';
import { type Amount, api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { month } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { choice } from '../ui/words.ts';
import { Presented } from './presented.tsx';
import type { Span } from './span.ts';
import { StatementTable } from './statement_table.tsx';

const isNothing = (amount: Amount) => !/[1-9]/.test(amount.amount);

interface Props {
  span: Span;
  shownIn?: string | undefined;
}
const asked = ({ span, shownIn }: Props) => ({ from: span.from, to: span.to, shown_in: shownIn });

export function ProfitAndLoss(props: Props) {
  const statement = useCall(api.ledger.profit_and_loss(asked(props)));
  if (statement.isError) return <ErrorState error={statement.error} />;
  if (statement.isPending) return <Loading />;
  const { lines, income, expense, profit, presentation } = statement.data;
  const of = (kind: string) => lines.filter((line) => line.kind === kind);
  return (
    <>
      <StatementTable
        span={props.span}
        groups={[
          { label: t('Income'), lines: of('income'), sum: income },
          { label: t('Expense'), lines: of('expense'), sum: expense },
        ]}
        foot={[{ label: t('Profit'), amount: profit }]}
      />
      <Presented presentation={presentation} />
    </>
  );
}

export function BalanceSheet({ span, shownIn }: Props) {
  const sheet = useCall(api.ledger.balance_sheet({ on: span.to, shown_in: shownIn }));
  if (sheet.isError) return <ErrorState error={sheet.error} />;
  if (sheet.isPending) return <Loading />;
  const { lines, assets, liabilities, equity, result, rounding, presentation } = sheet.data;
  const of = (kind: string) => lines.filter((line) => line.kind === kind);
  return (
    <>
      <StatementTable
        span={{ to: span.to }}
        groups={[
          { label: t('Assets'), lines: of('asset'), sum: assets },
          { label: t('Liabilities'), lines: of('liability'), sum: liabilities },
          { label: t('Equity'), lines: of('equity'), sum: equity },
        ]}
        foot={[
          { label: t('Earned until now'), amount: result },
          ...(rounding ? [{ label: t('Rounding'), amount: rounding }] : []),
        ]}
      />
      <Presented presentation={presentation} />
    </>
  );
}

export function CashFlow(props: Props) {
  const flow = useCall(api.ledger.cash_flow(asked(props)));
  if (flow.isError) return <ErrorState error={flow.error} />;
  if (flow.isPending) return <Loading />;
  const edge = (label: string, amount: typeof flow.data.opening) => (
    <tr>
      <td colSpan={3} className="strong">
        {label}
      </td>
      <td className="end">
        <Money amount={amount} strong />
      </td>
    </tr>
  );
  return (
    <div className="scroll-x">
      <table className="table">
        <thead>
          <tr>
            <th>{t('Month')}</th>
            <th>{t('Kind')}</th>
            <th className="end">{t('In')}</th>
            <th className="end">{t('Out')}</th>
          </tr>
        </thead>
        <tbody>
          {edge(t('At the beginning'), flow.data.opening)}
          {flow.data.lines.map((line) => (
            <tr key={line.month + line.kind}>
              <td>{month(line.month)}</td>
              <td>{choice(line.kind)}</td>
              <td className="end">
                <Money amount={isNothing(line.in) ? null : line.in} />
              </td>
              <td className="end">
                <Money amount={isNothing(line.out) ? null : line.out} />
              </td>
            </tr>
          ))}
          {edge(t('At the end'), flow.data.closing)}
        </tbody>
      </table>
      <Presented presentation={flow.data.presentation} />
    </div>
  );
}
