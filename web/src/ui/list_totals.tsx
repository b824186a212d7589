import type { Amount, EntityFacts } from '../api/generated.ts';
import type { Fields } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { type Column, labelOf } from './list_rows.tsx';
import { Money, MoneyLine } from './money.tsx';
import { addUp } from './sums.ts';

function amountsOf(records: readonly Fields[], field: string): (Amount | null | undefined)[] {
  return records.map((record) => record[field] as Amount | null | undefined);
}

/** What a column adds up to in the books' currency, when every record that has an amount knows it. */
function baseOf(records: readonly Fields[], field: string): Amount | undefined {
  const known = records.filter((record) => record[field]);
  const inBase = amountsOf(known, `base_${field}`);
  const sums = addUp(inBase);
  return sums.length === 1 && inBase.every(Boolean) ? sums[0] : undefined;
}

export interface Sum {
  field: string;
  label: string;
  each: Amount[];
  /** The one figure that stands under the column. */
  one: Amount | undefined;
}

export function sumsOf(entity: EntityFacts, columns: Column[], records: readonly Fields[]): Sum[] {
  return columns
    .filter((column) => entity.fields[column.field]?.type === 'amount')
    .map((column) => {
      const all = addUp(amountsOf(records, column.field));
      const one = all.length === 1 ? all[0] : baseOf(records, column.field);
      const each = all.length === 1 ? all : all.filter((sum) => /[1-9]/.test(sum.amount));
      return { field: column.field, label: labelOf(entity, column), each, one };
    });
}

interface Props {
  sums: Sum[];
  columns: Column[];
  selects: boolean;
  /** How many of the list are loaded; absent when all are. */
  partly: number | undefined;
}

/** The foot of a list: one figure under each column where one can be, and always each currency by itself. */
export function ListTotals({ sums, columns, selects, partly }: Props) {
  if (sums.every((sum) => sum.each.length === 0)) return null;
  const title = partly === undefined ? t('Total') : t('Total of the first {n}', { n: partly });
  const mixed = sums.filter((sum) => sum.each.length > 1);
  return (
    <div className="totals" role="rowgroup">
      <div className="row foot" role="row">
        {selects && <span role="cell" className="check" />}
        {columns.map((column, index) => {
          const one = sums.find((sum) => sum.field === column.field)?.one;
          return (
            <span key={column.field} role="cell" className={one ? 'end amount' : ''}>
              {index === 0 ? title : one ? <Money amount={one} strong /> : null}
            </span>
          );
        })}
      </div>
      {mixed.map((sum) => (
        <div key={sum.field} role="row" className="currencies small quiet">
          <span role="cell">
            {sum.label}: <MoneyLine amounts={sum.each} />
          </span>
        </div>
      ))}
    </div>
  );
}
