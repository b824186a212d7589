import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { type AnyRecord, client } from '../api/queries.ts';
import { type Adjustment, type AdjustmentInput, type ApiCall, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { choice } from '../ui/words.ts';

/** Where an adjustment stands: on the whole document, or on a line. */
const whole = 'whole';

interface Row {
  on: string;
  kind: Adjustment['kind'];
  percent: string;
  amount: string;
  reason: string;
}

const fresh: Row = { on: whole, kind: 'discount', percent: '', amount: '', reason: '' };

interface Line {
  description: string;
  adjustments: Adjustment[];
}

interface Props {
  /** An invoice or a quote. */
  document: AnyRecord;
  save: (whole: AdjustmentInput[], ofLines: AdjustmentInput[][]) => ApiCall<unknown>;
  onClose: () => void;
}

function rowsOf(document: AnyRecord): Row[] {
  const row = (on: string) => (one: Adjustment) => ({
    on,
    kind: one.kind,
    percent: one.percent ?? '',
    amount: one.percent === null ? (one.amount?.amount ?? '') : '',
    reason: one.reason,
  });
  const lines = document['lines'] as Line[];
  return [
    ...(document['adjustments'] as Adjustment[]).map(row(whole)),
    ...lines.flatMap((line, index) => line.adjustments.map(row(String(index)))),
  ];
}

/** Discounts and charges of a draft, on the whole document and on its lines; sums come back from the server. */
export function DiscountsEditor({ document, save, onClose }: Props) {
  const lines = document['lines'] as Line[];
  const currency = String(document['currency']);
  const [rows, setRows] = useState<Row[]>(() => {
    const there = rowsOf(document);
    return there.length > 0 ? there : [fresh];
  });
  const [problem, setProblem] = useState<Problem | null>(null);
  const put = (index: number, change: Partial<Row>) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, ...change } : row)));
  const on = (where: string) =>
    rows
      .filter((row) => row.on === where)
      .map((row): AdjustmentInput => ({
        kind: row.kind,
        reason: row.reason,
        ...(row.percent === ''
          ? { amount: { amount: row.amount || '0', currency } }
          : { percent: row.percent }),
      }));
  /** The server counts the adjustments of each place by themselves. */
  const pathOf = (index: number) => {
    const where = rows[index]?.on ?? whole;
    const nth = rows.slice(0, index).filter((row) => row.on === where).length;
    return where === whole ? `adjustments/${nth}` : `lines/${where}/adjustments/${nth}`;
  };
  const store = async () => {
    try {
      await send(
        save(
          on(whole),
          lines.map((_, index) => on(String(index))),
        ),
      );
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else
        notifications.show({ message: t('The line broke. What you typed is kept.'), color: 'red' });
    }
  };
  const input = (index: number, field: 'percent' | 'amount' | 'reason', label: string) => {
    const error = problem?.at(`${pathOf(index)}/${field}`);
    return (
      <label className={field === 'reason' ? 'wide' : ''}>
        <span className="small quiet">{label}</span>
        <input
          value={rows[index]?.[field] ?? ''}
          aria-invalid={error !== undefined}
          onChange={(event) => put(index, { [field]: event.currentTarget.value })}
        />
        {error && <span className="bad small">{error}</span>}
      </label>
    );
  };
  return (
    <div className="lines-editor">
      {rows.map((row, index) => (
        <fieldset key={index}>
          <legend className="hidden">
            {t(entities.invoice.fields.adjustments.label)} {index + 1}
          </legend>
          <label>
            <span className="small quiet">{t('On')}</span>
            <select value={row.on} onChange={(event) => put(index, { on: event.target.value })}>
              <option value={whole}>{t('The whole document')}</option>
              {lines.map((line, nth) => (
                <option key={nth} value={String(nth)}>
                  {line.description}
                </option>
              ))}
            </select>
          </label>
          <label>
            <span className="small quiet">{t('Kind')}</span>
            <select
              value={row.kind}
              onChange={(event) => put(index, { kind: event.target.value as Row['kind'] })}
            >
              {entities.invoice.fields.adjustments.fields.kind.options.map((kind) => (
                <option key={kind} value={kind}>
                  {choice(kind)}
                </option>
              ))}
            </select>
          </label>
          {input(index, 'percent', t('Percent'))}
          {row.percent === '' && input(index, 'amount', t('Amount, {currency}', { currency }))}
          {input(index, 'reason', t('Reason'))}
          <Button
            variant="subtle"
            color="gray"
            onClick={() => setRows(rows.filter((_, i) => i !== index))}
          >
            {t('Remove')}
          </Button>
        </fieldset>
      ))}
      {problem && problem.problems.length === 0 && <p className="bad">{problem.detail}</p>}
      <div className="lines-foot">
        <Button variant="default" onClick={() => setRows([...rows, fresh])}>
          {t('Add discount or charge')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button onClick={() => void store()}>{t('Save')}</Button>
      </div>
    </div>
  );
}
