import type { Amount } from '../api/generated.ts';
import { figure, fractionOf, isNegative } from './format.ts';

interface Props {
  amount: Amount | null | undefined;
  strong?: boolean;
  /** Below zero is no loss here: its sign says enough. */
  plain?: boolean;
}

/** An amount in a table: whole, fraction and code each in a place of their own, so that points stand under each other
 * whether a currency has none, two or three digits. */
export function Money({ amount, strong, plain }: Props) {
  if (!amount) return <span className="quiet">–</span>;
  const text = figure(amount.amount);
  const fraction = fractionOf(amount.amount);
  const whole = fraction === 0 ? text : text.slice(0, -fraction);
  return (
    <span
      className={`money${strong ? ' strong' : ''}${isNegative(amount) && !plain ? ' negative' : ''}`}
    >
      <bdi>
        {whole}
        <span className="fraction">{text.slice(whole.length)}</span>
      </bdi>{' '}
      <span className="code">{amount.currency}</span>
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

/** Amounts of several currencies in one line. */
export function MoneyLine({ amounts }: { amounts: readonly Amount[] }) {
  return (
    <>
      {amounts.map((amount, index) => (
        <span key={amount.currency}>
          {index > 0 && ', '}
          <bdi className="nowrap">
            {amount.currency} {figure(amount.amount)}
          </bdi>
        </span>
      ))}
    </>
  );
}
