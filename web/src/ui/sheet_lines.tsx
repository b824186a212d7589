import type { ReactNode } from 'react';
import type { Amount } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { figure, withDigits } from './format.ts';
import './sheet.css';

export interface SheetLine {
  description: string;
  detail?: string;
  quantity: string;
  unit: string;
  price: string;
  net: Amount;
  tax_category?: string;
  tax_rate?: string;
}

interface Props<Line extends SheetLine> {
  lines: Line[];
  currency: string;
  /** What stands under the lines, the total last. */
  sums: [string, Amount][];
  showsTax?: boolean;
  under?: (line: Line) => ReactNode;
}

/** The lines of a document and what they add up to; on a phone the figures of a line stand under its words. */
export function SheetLines<Line extends SheetLine>(props: Props<Line>) {
  const { lines, currency, sums, showsTax = false, under } = props;
  return (
    <table className="table">
      <thead>
        <tr>
          <th>{t('What')}</th>
          <th className="end wide">{t('Quantity')}</th>
          <th className="end wide">{t('Price')}</th>
          {showsTax && <th className="end wide">{t('Tax')}</th>}
          <th className="end">{t('Amount, {currency}', { currency })}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, index) => (
          <Row key={index} line={line} showsTax={showsTax} under={under?.(line)} />
        ))}
      </tbody>
      <tfoot>
        {sums.map(([label, amount]) => (
          <tr key={label}>
            <td colSpan={showsTax ? 4 : 3} className="end wide">
              {label}
            </td>
            <td className="narrow">{label}</td>
            <td className="end">{figure(amount.amount)}</td>
          </tr>
        ))}
      </tfoot>
    </table>
  );
}

interface RowProps {
  line: SheetLine;
  showsTax: boolean;
  under: ReactNode;
}

function Row({ line, showsTax, under }: RowProps) {
  const quantity = `${figure(line.quantity)} ${line.unit}`.trim();
  const price = figure(withDigits(line.price, line.net.amount));
  const tax = showsTax ? `${line.tax_category} ${line.tax_rate} %` : '';
  return (
    <tr>
      <td>
        {line.description}
        {line.detail && (
          <span className="under">
            <bdi>{line.detail}</bdi>
          </span>
        )}
        {under}
        <span className="under narrow">
          <bdi>{[`${quantity} × ${price}`, tax].filter(Boolean).join(', ')}</bdi>
        </span>
      </td>
      <td className="end wide">
        <bdi>{quantity}</bdi>
      </td>
      <td className="end wide">{price}</td>
      {showsTax && (
        <td className="end wide">
          <bdi>{tax}</bdi>
        </td>
      )}
      <td className="end">{figure(line.net.amount)}</td>
    </tr>
  );
}
