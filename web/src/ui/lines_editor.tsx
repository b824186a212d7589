import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { Fragment, type ReactNode, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { type AnyRecord, client } from '../api/queries.ts';
import type { Amount, ApiCall } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Money } from './money.tsx';
import { usePreview } from './preview.ts';
import { choice } from './words.ts';
import './lines_editor.css';

export type Line = Record<string, unknown>;

interface Props {
  lines: Line[];
  taxes: readonly string[];
  /** Choices of a line beside its tax category. */
  choices?: readonly { field: string; label: string; options: readonly string[] }[];
  /** Answers that the server alone computes are left out of what is sent. */
  keep: string[];
  save: (lines: Line[]) => ApiCall<unknown>;
  /** What stands below the lines while one types: the document as the server would make it. */
  below?: (document: AnyRecord) => ReactNode;
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
  tax_by: 'rules',
  supply: 'services',
};

/** The lines of a draft, in place; the server says what they come to as one types. */
export function LinesEditor({
  lines,
  taxes,
  choices = [],
  keep,
  save,
  below = () => null,
  onClose,
}: Props) {
  const [rows, setRows] = useState<Line[]>(lines.length > 0 ? lines : [fresh]);
  const [refused, setRefused] = useState<Problem | null>(null);
  const sent = (all: Line[]) =>
    all.map((row) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => keep.includes(name))),
    );
  const { answer, problem: faults } = usePreview(rows, (typed) => save(sent(typed)));
  const problem = refused ?? faults;
  const priced = (answer?.['lines'] ?? []) as { net: Amount; gross?: Amount | null }[];
  /** What the rules said of a line's tax goes with them. */
  const rest = (field: string) =>
    field === 'tax_by' ? { tax_code: '', tax_note: '', tax_reason: '' } : {};
  const put = (index: number, field: string, value: string) => {
    setRefused(null);
    setRows(rows.map((row, i) => (i === index ? { ...row, ...rest(field), [field]: value } : row)));
  };
  const store = async () => {
    try {
      await send(save(sent(rows)));
      await client.invalidateQueries();
      onClose();
    } catch (error) {
      if (error instanceof Problem) setRefused(error);
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
  const select = (index: number, field: string, label: string, options: readonly string[]) => (
    <label>
      <span className="small quiet">{t(label)}</span>
      <select
        value={String(rows[index]?.[field])}
        onChange={(event) => put(index, field, event.currentTarget.value)}
      >
        {options.map((option) => (
          <option key={option} value={option}>
            {choice(option)}
          </option>
        ))}
      </select>
    </label>
  );
  return (
    <div
      className="lines-editor"
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void store();
      }}
    >
      {rows.map((row, index) => (
        <fieldset key={index}>
          <legend className="hidden">{t('Line {n}', { n: index + 1 })}</legend>
          {input(index, 'description', 'What', 'wide')}
          {input(index, 'detail', 'Detail', 'wide')}
          {input(index, 'quantity', 'Quantity')}
          {input(index, 'unit', 'Unit')}
          {input(index, 'price', 'Price')}
          {choices.map((one) => (
            <Fragment key={one.field}>{select(index, one.field, one.label, one.options)}</Fragment>
          ))}
          {!(keep.includes('tax_by') && row['tax_by'] === 'rules') && (
            <>
              {input(index, 'tax_rate', 'Tax rate')}
              {select(index, 'tax_category', 'Tax category', taxes)}
              {keep.includes('tax_reason') &&
                input(index, 'tax_reason', 'Reason for the tax', 'wide')}
            </>
          )}
          <Button
            variant="subtle"
            color="gray"
            onClick={() => setRows(rows.filter((_, i) => i !== index))}
          >
            {t('Remove')}
          </Button>
          {priced.length === rows.length && priced[index]?.net && (
            <output className="end" aria-label={t('Amount')}>
              <Money amount={priced[index]?.gross ?? priced[index]?.net ?? null} />
            </output>
          )}
        </fieldset>
      ))}
      {problem && problem.problems.length === 0 && <p className="bad">{problem.detail}</p>}
      {answer && <div aria-live="polite">{below(answer)}</div>}
      <div className="lines-foot">
        <Button variant="default" onClick={() => setRows([...rows, fresh])}>
          {t('Add line')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {t('Cancel')}
        </Button>
        <Button onClick={() => void store()} title="Ctrl Enter">
          {t('Save lines')}
        </Button>
      </div>
    </div>
  );
}
