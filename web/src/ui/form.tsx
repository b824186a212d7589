import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { client } from '../api/queries.ts';
import type { ApiCall, FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Field } from './field.tsx';
import { useDraft } from './draft.ts';

export type Values = Record<string, unknown>;

interface Props<T> {
  title: string;
  button: string;
  /** The fields to show, in order. */
  fields: Record<string, FieldFacts>;
  start: Values;
  names?: Record<string, string>;
  only?: Record<string, Record<string, string | boolean>>;
  /** Kept under this name while one types, until it is saved. */
  draft?: string;
  call: (values: Values) => ApiCall<T>;
  onDone?: (answer: T) => void;
  onClose: () => void;
}

function expand(fields: Record<string, FieldFacts>): [string, FieldFacts][] {
  return Object.entries(fields).flatMap(([name, facts]) =>
    facts.type === 'object' && facts.fields
      ? Object.entries(facts.fields).map(([inner, more]): [string, FieldFacts] => [
          `${name}/${inner}`,
          more,
        ])
      : [[name, facts] as [string, FieldFacts]],
  );
}

function read(values: Values, path: string): unknown {
  const [outer, inner] = path.split('/');
  const value = values[outer ?? ''];
  return inner === undefined ? value : (value as Values | undefined)?.[inner];
}

function write(values: Values, path: string, value: unknown): Values {
  const [outer = '', inner] = path.split('/');
  if (inner === undefined) return { ...values, [outer]: value };
  return { ...values, [outer]: { ...(values[outer] as Values | undefined), [inner]: value } };
}

/** A form in a dialog from the server's facts: errors stand at their fields, Ctrl Enter saves, drafts are kept. */
export function FormDialog<T>(props: Props<T>) {
  const { title, button, fields, call, onDone, onClose } = props;
  const [values, setValues, forget] = useDraft(props.draft, props.start);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [busy, setBusy] = useState(false);
  const shown = expand(fields);
  const save = async () => {
    setBusy(true);
    setProblem(null);
    try {
      const answer = await send(call(values));
      forget();
      await client.invalidateQueries();
      onClose();
      onDone?.(answer);
    } catch (error) {
      if (error instanceof Problem) setProblem(error);
      else
        notifications.show({ message: t('The line broke. What you typed is kept.'), color: 'red' });
      setBusy(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  };
  const atFields = shown.filter(([path]) => problem?.at(path)).length;
  return (
    <Modal opened onClose={onClose} title={title} size="md" centered={false}>
      <form
        className="form"
        noValidate
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {shown.map(([path, facts]) => (
          <Field
            key={path}
            name={path}
            facts={facts}
            value={read(values, path)}
            error={
              problem?.at(path) ?? problem?.at(`${path}/amount`) ?? problem?.at(`${path}/currency`)
            }
            {...(props.names ? { names: props.names } : {})}
            {...(props.only?.[path] ? { only: props.only[path] } : {})}
            onChange={(value) => setValues(write(values, path, value))}
          />
        ))}
        {problem && (
          <p className="bad" role="alert">
            {atFields > 0
              ? t(
                  '{n, plural, one {# field needs another look.} other {# fields need another look.}}',
                  { n: atFields },
                )
              : (problem.problems[0]?.detail ?? problem.detail)}
          </p>
        )}
        <footer>
          <Button variant="default" onClick={onClose}>
            {t('Cancel')}
          </Button>
          <Button type="submit" loading={busy} title="Ctrl Enter">
            {button}
          </Button>
        </footer>
      </form>
    </Modal>
  );
}
