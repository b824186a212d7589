import { ActionIcon, Button } from '@mantine/core';
import { IconPencil } from '@tabler/icons-react';
import { type KeyboardEvent, useState } from 'react';
import { send } from '../api/client.ts';
import { type AnyRecord, client, showAtOnce } from '../api/queries.ts';
import type { EntityFacts, FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Field } from './field.tsx';
import { isEqual } from './merge.ts';
import { Section } from './page.tsx';
import { refuse, tell } from './undo.tsx';
import { Value } from './value.tsx';
import './facts.css';

type Only = Record<string, Record<string, string | boolean>>;

interface Props {
  entity: EntityFacts;
  record: AnyRecord;
  /** The fields that stand here; what is not known yet is not told. */
  names: string[];
  /** Those of them that may be changed in place. */
  open: string[];
  only?: Only | undefined;
}

function isKnown(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : ![null, undefined, ''].includes(value as null);
}

/** What is known of a record, each fact changed where it stands. */
export function Facts({ entity, record, names, open, only }: Props) {
  const [changing, setChanging] = useState('');
  const told = names.filter((name) => isKnown(record[name]));
  if (told.length === 0) return null;
  return (
    <Section title={t('Facts')}>
      <dl className="facts">
        {told.map((name) => {
          const facts = entity.fields[name];
          if (facts && changing === name) {
            return (
              <FactForm
                key={name}
                entity={entity}
                record={record}
                name={name}
                facts={facts}
                only={only?.[name]}
                onClose={() => setChanging('')}
              />
            );
          }
          const label = t(facts?.label ?? name);
          return (
            <div key={name}>
              <dt>{label}</dt>
              <dd>
                <Value name={name} facts={facts} value={record[name]} names={record.names} />
                {open.includes(name) && (
                  <ActionIcon
                    className="change"
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('Change {what}', { what: label })}
                    title={t('Change {what}', { what: label })}
                    onClick={() => setChanging(name)}
                  >
                    <IconPencil size={14} aria-hidden="true" />
                  </ActionIcon>
                )}
              </dd>
            </div>
          );
        })}
      </dl>
    </Section>
  );
}

/** Shows the new value at once, and the old one again with a reason when the server says no. */
async function change(entity: EntityFacts, record: AnyRecord, name: string, value: unknown) {
  const path = `/api/v1${entity.path}/${record.id}`;
  const back = showAtOnce(path, { [name]: value });
  try {
    const body = { [name]: value };
    const saved = (await send({
      method: 'PATCH',
      path,
      body,
      version: record.version,
    })) as AnyRecord;
    await client.invalidateQueries();
    return saved;
  } catch (error) {
    back();
    refuse(error);
    await client.invalidateQueries();
    return undefined;
  }
}

interface FormProps {
  entity: EntityFacts;
  record: AnyRecord;
  name: string;
  facts: FieldFacts;
  only?: Record<string, string | boolean> | undefined;
  onClose: () => void;
}

/** One fact as a small form: Enter saves, Esc leaves it as it was. */
function FactForm({ entity, record, name, facts, only, onClose }: FormProps) {
  const [value, setValue] = useState(record[name]);
  const was = record[name];
  const save = async () => {
    onClose();
    if (isEqual(value, was)) return;
    const saved = await change(entity, record, name, value);
    if (!saved) return;
    tell(
      t('{what} is changed.', { what: t(facts.label) }),
      () => void change(entity, { ...record, version: saved.version }, name, was),
    );
  };
  const press = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <form
      className="fact-form"
      onKeyDown={press}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <Field
        name={name}
        facts={facts}
        value={value}
        names={record.names}
        {...(only ? { only } : {})}
        onChange={setValue}
      />
      <div className="buttons">
        <Button type="submit">{t('Save')}</Button>
        <Button variant="default" onClick={onClose} title="Esc">
          {t('Cancel')}
        </Button>
      </div>
    </form>
  );
}
