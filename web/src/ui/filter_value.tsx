import { Checkbox } from '@mantine/core';
import type { Amount, EntityFacts, FieldFacts } from '../api/generated.ts';
import { entities, type EntityName } from '../api/generated.ts';
import { useRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Field } from './field.tsx';
import { type Filter, fromAmount, fromDay, toAmount, toDay } from './filters.ts';
import { either, longDay, money } from './format.ts';
import { choice } from './words.ts';

function ReferenceName({ entity, id }: { entity: EntityFacts | undefined; id: string }) {
  const record = useRecord(entity?.path ?? '', id);
  return <>{String(record.data?.[entity?.title ?? ''] ?? '…')}</>;
}

/** The value of a condition as people read it. */
export function FilterValue({ filter, facts }: { filter: Filter; facts: FieldFacts }) {
  const { zone } = useSession();
  const { suffix, value } = filter;
  if (suffix === '.empty') return null;
  if (facts.references !== undefined) {
    return <ReferenceName entity={entities[facts.references as EntityName]} id={value} />;
  }
  switch (facts.type) {
    case 'date':
    case 'instant':
      return <>{longDay(toDay(facts, suffix, value, zone))}</>;
    case 'choice':
      return <>{either(value.split(',').map(choice))}</>;
    case 'amount':
      return <bdi>{money(toAmount(value, ''))}</bdi>;
    case 'flag':
      return <>{value === 'true' ? t('Yes') : t('No')}</>;
    default:
      return <bdi>{value}</bdi>;
  }
}

interface Props {
  name: string;
  facts: FieldFacts;
  suffix: Filter['suffix'];
  value: string;
  onChange: (value: string) => void;
}

/** Where one says what to compare with: a day, a choice, a record. */
export function FilterValueField({ name, facts, suffix, value, onChange }: Props) {
  const { zone, workspace } = useSession();
  const label = t('Value');
  if (suffix === '.in' && facts.options) {
    const chosen = value === '' ? [] : value.split(',');
    return (
      <Checkbox.Group
        label={label}
        value={chosen}
        onChange={(values) => onChange(values.join(','))}
        className="options"
      >
        {facts.options.map((option) => (
          <Checkbox key={option} size="xs" value={option} label={choice(option)} />
        ))}
      </Checkbox.Group>
    );
  }
  if (facts.type === 'amount') {
    return (
      <Field
        name={name}
        facts={{ ...facts, label, help: '', required: false, nullable: false }}
        value={toAmount(value, workspace.base_currency)}
        onChange={(next) => onChange(fromAmount(next as Amount))}
      />
    );
  }
  const isMoment = facts.type === 'date' || facts.type === 'instant';
  const type = isMoment
    ? 'date'
    : facts.type === 'flag'
      ? 'choice'
      : facts.type === 'list'
        ? 'text'
        : facts.type;
  const plain: FieldFacts = { ...facts, type, label, help: '', required: false, max_length: 200 };
  if (facts.type === 'flag') plain.options = ['true', 'false'];
  const shown = isMoment && value !== '' ? toDay(facts, suffix, value, zone) : value;
  return (
    <Field
      name={name}
      facts={plain}
      value={shown}
      onChange={(next) => {
        const text = next === null || next === undefined ? '' : String(next);
        onChange(isMoment && text !== '' ? fromDay(facts, suffix, text, zone) : text);
      }}
    />
  );
}
