import type { Adjustment, Amount } from '../api/generated.ts';
import { figure } from '../ui/format.ts';
import { adjustmentLabel, signed } from './steps.ts';

interface PricedLine {
  net: Amount;
  gross: Amount | null;
  adjustments: Adjustment[];
}

/** A line with what it comes to as priced. */
export const asPriced = <Line extends PricedLine>(line: Line): Line => ({
  ...line,
  net: line.gross ?? line.net,
});

/** The discounts and charges of a line. */
export function LineAdjustments({ line }: { line: PricedLine }) {
  return line.adjustments.map((one, index) => (
    <span key={index} className="under">
      {adjustmentLabel(one)}, {figure(signed(one).amount)}
    </span>
  ));
}
