import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import type { ApiCall } from '../api/generated.ts';
import { t } from '../app/language.ts';

export type Line = Record<string, unknown>;

interface Props {
  lines: Line[];
  taxes: readonly string[];
  /** Answers that the server alone computes are left out of what is sent. */
  keep: string[];
  save: (lines: Line[]) => ApiCall<unknown>;
  onClose: () => void;
}

const fresh: Line = {
  description: '',
  detail: '',
  quantity: '1',
  unit: '',
  price: '0',
  tax_rate: '0',
  tax_category: 'S',
};

/** The lines of a draft, in place; sums come back from the server. */
export function LinesEditor({ lines, taxes, keep, save, onClose }: Props) {
  const [rows, setRows] = useState<Line[]>(lines.length > 0 ? lines : [fresh]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const put = (index: number, field: string, value: string) =>
    setRows(rows.map((row, i) => (i === index ? { ...row, [field]: value } : row)));
  const store = async () => {
    const sent = rows.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => keep.includes(name))),
    );
    try {
      await send(save(sent));
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else
        notifications.show({ message: t('The line broke. What you typed is kept.'), color: 'red' });
    }
  };
  const input = (index: number, field: string, label: string, className = '') => {
    const error = problem?.at(`lines/${index}/${field}`);
    return (
      <label className={className}>
        <span className="small quiet">{t(label)}</span>
        <input
          value={String(rows[index]?.[field] ?? '')}
          aria-invalid={error !== undefined}
          onChange={(event) => put(index, field, event.currentTarget.value)}
        />
        {error && <span className="bad small">{error}</span>}
      </label>
    );
  };
  return (
    <div className="lines-editor">
      {rows.map((row, index) => (
        <fieldset key={index}>
          <legend className="hidden">{t('Line {n}', { n: index + 1 })}</legend>
          {input(index, 'description', 'What', 'wide')}
          {input(index, 'detail', 'Detail', 'wide')}
          {input(index, 'quantity', 'Quantity')}
          {input(index, 'unit', 'Unit')}
          {input(index, 'price', 'Price')}
          {input(index, 'tax_rate', 'Tax rate')}
          <label>
            <span className="small quiet">{t('Tax category')}</span>
            <select
              value={String(row['tax_category'])}
              onChange={(event) => put(index, 'tax_category', event.currentTarget.value)}
            >
              {taxes.map((tax) => (
                <option key={tax}>{tax}</option>
              ))}
            </select>
          </label>
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
          {t('Add line')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button onClick={() => void store()}>{t('Save lines')}</Button>
      </div>
    </div>
  );
}
