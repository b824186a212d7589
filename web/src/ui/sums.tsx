import type { Amount } from '../api/generated.ts';
import { Money } from './money.tsx';

/** What a document comes to, step by step; the last one counts. */
export function Sums({ steps }: { steps: [label: string, amount: Amount][] }) {
  return (
    <table className="sums">
      <tbody>
        {steps.map(([label, amount], index) => (
          <tr key={label}>
            <td>{label}</td>
            <td className="end">
              <Money amount={amount} strong={index === steps.length - 1} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
