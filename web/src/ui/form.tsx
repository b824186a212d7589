import { Button, Modal } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { type AnyRecord, client } from '../api/queries.ts';
import type { ApiCall, FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Conflict } from './conflict.tsx';
import { useDraft } from './draft.ts';
import { Field } from './field.tsx';
import {
  type Difference,
  differences,
  firstPicks,
  merge,
  type Pick,
  read,
  write,
} from './merge.ts';

export type Values = Record<string, unknown>;

/** Fields that belong together, under a heading of their own. */
export interface FieldGroup {
  label: string;
  fields: string[];
}

interface Props<T> {
  title: string;
  button: string;
  /** The fields to show, in order. */
  fields: Record<string, FieldFacts>;
  groups?: FieldGroup[];
  start: Values;
  names?: Record<string, string>;
  only?: Record<string, Record<string, string | boolean>>;
  /** Kept under this name while one types, until it is saved. */
  draft?: string;
  /** The version of the record that the form began with. */
  version?: number;
  /** Asks for the record as it is now, when someone else changed it meanwhile. */
  latest?: () => Promise<AnyRecord>;
  call: (values: Values, start: Values, version: number | undefined) => ApiCall<T>;
  onDone?: (answer: T) => void;
  onClose: () => void;
}

interface Stale {
  theirs: AnyRecord;
  found: Difference[];
  picks: Record<string, Pick>;
}

type Shown = [path: string, facts: FieldFacts];

function expand(fields: Record<string, FieldFacts>): Shown[] {
  return Object.entries(fields).flatMap(([name, facts]) =>
    facts.type === 'object' && facts.fields
      ? Object.entries(facts.fields).map(([inner, more]): Shown => [`${name}/${inner}`, more])
      : [[name, facts] as Shown],
  );
}

function isStale(error: unknown): boolean {
  return error instanceof Problem && (error.status === 412 || error.code === 'stale');
}

/** What is wrong, at the button: how many fields, or the one sentence. */
function Wrong({ problem, count }: { problem: Problem; count: number }) {
  return (
    <p className="bad" role="alert">
      {count > 0
        ? t('{n, plural, one {# field needs another look.} other {# fields need another look.}}', {
            n: count,
          })
        : (problem.problems[0]?.detail ?? problem.detail)}
    </p>
  );
}

interface GroupedProps {
  groups: FieldGroup[] | undefined;
  shown: Shown[];
  children: (field: Shown) => ReactNode;
}

/** The fields in their groups, or one after the other. */
function Grouped({ groups, shown, children }: GroupedProps) {
  if (!groups) return shown.map(children);
  return groups.map((group) => (
    <fieldset key={group.label} className="group">
      <legend>{t(group.label)}</legend>
      {shown.filter(([path]) => group.fields.includes(path.split('/')[0] ?? '')).map(children)}
    </fieldset>
  ));
}

/** A form in a dialog from the server's facts: errors stand at their fields, Ctrl Enter saves, drafts are kept, and a
 * stale save shows both versions. */
export function FormDialog<T>(props: Props<T>) {
  const { title, button, fields, call, latest, onDone, onClose } = props;
  const draft = useDraft(props.draft, props.start, props.version);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [stale, setStale] = useState<Stale | null>(null);
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const shown = expand(fields);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const compare = async (ask: () => Promise<AnyRecord>, mine: Values) => {
    const theirs = await ask();
    const paths = shown.map(([path]) => path);
    const found = differences(paths, stale?.theirs ?? draft.start, mine, theirs);
    setStale({ theirs, found, picks: firstPicks(found) });
  };
  const complain = (error: unknown) => {
    if (error instanceof Problem) setProblem(error);
    else
      notifications.show({ message: t('The line broke. What you typed is kept.'), color: 'red' });
  };
  const save = async () => {
    setBusy(true);
    setProblem(null);
    const values = stale ? merge(draft.values, stale.found, stale.picks) : draft.values;
    const against = stale ? stale.theirs : draft.start;
    try {
      const answer = await send(call(values, against, stale?.theirs.version ?? draft.version));
      draft.forget();
      await client.invalidateQueries();
      onClose();
      onDone?.(answer);
    } catch (error) {
      if (latest && isStale(error)) await compare(latest, values).catch(complain);
      else complain(error);
      setBusy(false);
    }
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void save();
  };
  const wrong = (path: string) =>
    problem?.at(path) ?? problem?.at(`${path}/amount`) ?? problem?.at(`${path}/currency`);
  return (
    <Modal opened onClose={onClose} title={title} size="md" centered={false}>
      <form
        ref={form}
        className="form"
        noValidate
        onKeyDown={press}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {draft.isResumed && !stale && (
          <p className="quiet">
            {t('What you typed before is here again.')}{' '}
            <button type="button" className="link" onClick={draft.startAfresh}>
              {t('Start afresh')}
            </button>
          </p>
        )}
        {stale ? (
          <Conflict
            fields={shown}
            found={stale.found}
            picks={stale.picks}
            names={{ ...props.names, ...stale.theirs.names }}
            onPick={(picks) => setStale({ ...stale, picks })}
          />
        ) : (
          <Grouped groups={props.groups} shown={shown}>
            {([path, facts]) => (
              <Field
                key={path}
                name={path}
                facts={facts}
                value={read(draft.values, path)}
                error={wrong(path)}
                {...(props.names ? { names: props.names } : {})}
                {...(props.only?.[path] ? { only: props.only[path] } : {})}
                onChange={(value) => draft.put(write(draft.values, path, value))}
              />
            )}
          </Grouped>
        )}
        {problem && (
          <Wrong
            problem={problem}
            count={stale ? 0 : shown.filter(([path]) => wrong(path)).length}
          />
        )}
        <footer>
          <Button variant="default" onClick={onClose} title="Esc">
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
