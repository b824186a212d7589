import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { type AnyRecord, client } from '../api/queries.ts';
import type { ApiCall, FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { FormDialog, type Values } from './form.tsx';
import { refuse, tell } from './undo.tsx';

/** What one may do to a record: shown only when the record says that this reader can. */
export interface Action {
  /** `*` when the screen itself knows who may. */
  verb: string;
  label: (record: AnyRecord) => string;
  /** With fields a dialog asks for them first. */
  fields?: (record: AnyRecord) => Record<string, FieldFacts>;
  start?: (record: AnyRecord) => Values;
  only?: Record<string, Record<string, string | boolean>>;
  call: (record: AnyRecord, values: Values) => ApiCall<unknown>;
  /** Where to go afterwards, from the answer. */
  then?: (answer: Values, record: AnyRecord) => string | undefined;
  primary?: boolean;
  /** What to ask for once it was refused, where that can lead past the refusal. */
  mend?: (problem: Problem) => Promise<Pick<Action, 'fields' | 'start'> | undefined>;
  /** Narrows it to the records on which it makes sense. */
  shows?: (record: AnyRecord) => boolean;
}

interface Props {
  record: AnyRecord;
  actions: Action[];
  /** How many buttons there is room for beside the one that stands out; the rest waits under three dots. */
  room?: number;
  go: (to: string) => void;
}

/** The buttons of a record: at most one of them stands out. */
export function Actions({ record, actions, room = 2, go }: Props) {
  const [asking, setAsking] = useState<Action | null>(null);
  const [busy, setBusy] = useState('');
  const able = actions.filter(
    (action) =>
      (action.verb === '*' || record.can.includes(action.verb)) && (action.shows?.(record) ?? true),
  );
  const plain = able.filter((action) => !action.primary);
  const rest = plain.slice(room);
  const near = able.filter((action) => !rest.includes(action));
  const done = (action: Action, answer: unknown) => {
    tell(t('Done: {what}', { what: action.label(record) }));
    const to = action.then?.((answer ?? {}) as Values, record);
    if (to) go(to);
  };
  const run = async (action: Action) => {
    if (action.fields) {
      setAsking(action);
      return;
    }
    setBusy(action.verb);
    try {
      const answer = await send(action.call(record, {}));
      await client.invalidateQueries();
      done(action, answer);
    } catch (error) {
      const mended = error instanceof Problem ? await action.mend?.(error) : undefined;
      if (mended) setAsking({ ...action, ...mended });
      else refuse(error);
    }
    setBusy('');
  };
  return (
    <>
      {near.map((action) => (
        <Button
          key={action.verb + action.label(record)}
          variant={action.primary ? 'filled' : 'default'}
          className={action.primary ? 'main' : ''}
          loading={busy === action.verb}
          onClick={() => void run(action)}
        >
          {action.label(record)}
        </Button>
      ))}
      {rest.length > 0 && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon variant="default" size={30} aria-label={t('More')} title={t('More')}>
              <IconDots size={16} aria-hidden="true" />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {rest.map((action) => (
              <Menu.Item key={action.label(record)} onClick={() => void run(action)}>
                {action.label(record)}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
      {asking && (
        <FormDialog
          title={asking.label(record)}
          button={asking.label(record)}
          fields={asking.fields?.(record) ?? {}}
          start={asking.start?.(record) ?? {}}
          names={record.names}
          {...(asking.only ? { only: asking.only } : {})}
          call={(values) => asking.call(record, values)}
          onDone={(answer) => done(asking, answer)}
          onClose={() => setAsking(null)}
        />
      )}
    </>
  );
}

/** Facts of a field that only a verb asks for. */
export function asks(
  type: FieldFacts['type'],
  label: string,
  more: Partial<FieldFacts> = {},
): FieldFacts {
  return {
    type,
    label,
    help: '',
    required: false,
    read_only: false,
    fixed: false,
    nullable: true,
    searchable: false,
    ...more,
  };
}
