import type { Amount } from '../api/generated.ts';
import { figure, isNegative } from './format.ts';

/** An amount in a table: figure, then its code, small and grey and in a column of its own. */
export function Money({ amount, strong }: { amount: Amount | null | undefined; strong?: boolean }) {
  if (!amount) return <span className="quiet">–</span>;
  return (
    <span className={`money${strong ? ' strong' : ''}${isNegative(amount) ? ' negative' : ''}`}>
      <bdi>{figure(amount.amount)}</bdi> <span className="code">{amount.currency}</span>
    </span>
  );
}

/** An amount as the figure of a page: code first. */
export function MoneyFigure({ amount }: { amount: Amount }) {
  return (
    <bdi className="figure">
      {amount.currency}&nbsp;{figure(amount.amount)}
    </bdi>
  );
}
