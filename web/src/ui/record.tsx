import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type AnyRecord, useRecord } from '../api/queries.ts';
import type { EntityFacts } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { Actions, type Action } from './actions.tsx';
import { StateChip } from './chips.tsx';
import { Comments } from './comments.tsx';
import { EditDialog } from './edit_dialog.tsx';
import { KeyButton } from './key_button.tsx';
import { type KeyFact, KeyFacts } from './key_facts.tsx';
import { Facts } from './facts.tsx';
import type { FieldGroup } from './form.tsx';
import { Page } from './page.tsx';
import { RemoveButton } from './remove_button.tsx';
import { ErrorState, Loading } from './states.tsx';
import { Timeline } from './timeline.tsx';
import './record.css';

interface Props {
  entity: EntityFacts;
  id: string;
  crumb: { to: string; label: string };
  /** Fields that stand at the side. */
  facts: string[] | ((record: AnyRecord) => string[]);
  /** Fields that may be changed in the form. */
  form?: string[];
  /** The same in groups, where there are many. */
  groups?: (record: AnyRecord) => FieldGroup[];
  only?: Record<string, Record<string, string | boolean>>;
  actions?: Action[];
  /** Buttons beside the actions that only lead somewhere. */
  buttons?: (record: AnyRecord) => ReactNode;
  head?: (record: AnyRecord) => ReactNode;
  /** Chips beside the state. */
  marks?: (record: AnyRecord) => ReactNode;
  under?: (record: AnyRecord) => ReactNode;
  /** What stands at the top right. */
  keyFacts?: (record: AnyRecord) => KeyFact[];
  side?: (record: AnyRecord) => ReactNode;
  titleOf?: (record: AnyRecord) => string;
  comments?: (record: AnyRecord) => string | undefined;
  children?: (record: AnyRecord) => ReactNode;
}

/** The record as it was when the form opened: what others change meanwhile must not slip under it. */
interface Editing {
  record: AnyRecord;
  fields: string[];
}

/** The key that says who does it; the button is Edit. */
function AssignKey({ press }: { press: () => void }) {
  useKeys([{ keys: 'a', label: 'Say who does it', press }]);
  return null;
}

/** The page of one record: key figure and state, the thing itself, facts, what happened. Nothing hides behind tabs. */
export function RecordPage(props: Props) {
  const { entity, id, crumb, actions = [] } = props;
  const result = useRecord(entity.path, id);
  const navigate = useNavigate();
  const [editing, setEditing] = useState<Editing | null>(null);
  if (result.isError) {
    return (
      <Page title={t(entity.label)} crumb={crumb}>
        <ErrorState error={result.error} retry={() => void result.refetch()} />
      </Page>
    );
  }
  const record = result.data;
  if (!record) {
    return (
      <Page title={t(entity.label)} crumb={crumb}>
        <Loading shape="record" />
      </Page>
    );
  }
  const groups = props.groups?.(record);
  const form = groups?.flatMap((group) => group.fields) ?? props.form ?? [];
  const title = props.titleOf?.(record) ?? String(record[entity.title] ?? t(entity.label));
  const state = record['state'] ?? record['stage'];
  const talks = props.comments?.(record) !== undefined;
  const mayEdit = record.can.includes('update') && form.length > 0;
  const assigned = form.find((name) => ['owner_id', 'assignee_id', 'lead_id'].includes(name));
  const edit = (fields: string[]) => setEditing({ record, fields });
  return (
    <Page
      title={title}
      crumb={crumb}
      actions={
        <>
          {mayEdit && (
            <KeyButton variant="default" keys="e" label={t('Edit')} press={() => edit(form)} />
          )}
          {mayEdit && assigned && <AssignKey press={() => edit([assigned])} />}
          {props.buttons?.(record)}
          <Actions
            record={record}
            actions={actions}
            room={mayEdit || props.buttons ? 1 : 2}
            go={(to) => void navigate({ to })}
          />
        </>
      }
    >
      <div className="record-top">
        <div>
          <div className="record-head">
            {props.head?.(record)}
            {typeof state === 'string' && <StateChip state={state} />}
            {props.marks?.(record)}
          </div>
          {props.under?.(record)}
        </div>
        {props.keyFacts && <KeyFacts facts={props.keyFacts(record)} />}
      </div>
      <div className="record">
        <div className="record-main">
          {props.children?.(record)}
          {talks && <Comments entity={entity.name} id={id} />}
        </div>
        <aside className="record-side">
          {props.side?.(record)}
          <Facts
            entity={entity}
            record={record}
            names={typeof props.facts === 'function' ? props.facts(record) : props.facts}
            open={mayEdit ? form : []}
            only={props.only}
          />
          <Timeline entity={entity.name} id={id} />
          {record.can.includes('delete') && (
            <RemoveButton entity={entity} record={record} title={title} to={crumb.to} />
          )}
        </aside>
      </div>
      {editing && (
        <EditDialog
          entity={entity}
          record={editing.record}
          fields={editing.fields}
          groups={editing.fields.length > 1 ? groups : undefined}
          only={props.only}
          onClose={() => setEditing(null)}
        />
      )}
    </Page>
  );
}
