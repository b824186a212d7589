import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type AnyRecord, useRecord } from '../api/queries.ts';
import type { ApiCall, EntityFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Actions, type Action } from './actions.tsx';
import { StateChip } from './chips.tsx';
import { Comments } from './comments.tsx';
import { pick } from './draft.ts';
import { FormDialog } from './form.tsx';
import { Page, Section } from './page.tsx';
import { ErrorState, Loading } from './states.tsx';
import { Timeline } from './timeline.tsx';
import { Value } from './value.tsx';

interface Props {
  entity: EntityFacts;
  id: string;
  crumb: { to: string; label: string };
  /** Fields that stand at the side. */
  facts: string[];
  /** Fields that may be changed in the form. */
  form?: string[];
  only?: Record<string, Record<string, string | boolean>>;
  actions?: Action[];
  head?: (record: AnyRecord) => ReactNode;
  under?: (record: AnyRecord) => ReactNode;
  side?: (record: AnyRecord) => ReactNode;
  titleOf?: (record: AnyRecord) => string;
  comments?: (record: AnyRecord) => string | undefined;
  children?: (record: AnyRecord) => ReactNode;
}

/** The page of one record: key figure and state, the thing itself, facts, what happened. Nothing hides behind tabs. */
export function RecordPage(props: Props) {
  const { entity, id, crumb, actions = [], form = [] } = props;
  const result = useRecord(entity.path, id);
  const navigate = useNavigate();
  const [editing, setEditing] = useState(false);
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
        <Loading />
      </Page>
    );
  }
  const title = props.titleOf?.(record) ?? String(record[entity.title] ?? t(entity.label));
  const state = record['state'] ?? record['stage'];
  // What is not known yet is not told: an empty row says nothing.
  const told = props.facts.filter((name) => ![null, undefined, ''].includes(record[name] as null));
  const talks = props.comments?.(record) !== undefined;
  const update = (values: Record<string, unknown>): ApiCall<unknown> => ({
    method: 'PATCH',
    path: `/api/v1${entity.path}/${id}`,
    body: Object.fromEntries(
      form
        .filter((name) => JSON.stringify(values[name]) !== JSON.stringify(record[name]))
        .map((name) => [name, values[name]]),
    ),
    version: record.version,
  });
  return (
    <Page
      title={title}
      crumb={crumb}
      actions={
        <>
          {record.can.includes('update') && form.length > 0 && (
            <Button variant="default" onClick={() => setEditing(true)} title="e">
              {t('Edit')}
            </Button>
          )}
          <Actions record={record} actions={actions} go={(to) => void navigate({ to })} />
        </>
      }
    >
      <div className="record">
        <div className="record-main">
          <div className="record-head">
            {props.head?.(record)}
            {typeof state === 'string' && <StateChip state={state} />}
          </div>
          {props.under?.(record)}
          {props.children?.(record)}
          {talks && <Comments entity={entity.name} id={id} />}
        </div>
        <aside className="record-side">
          {props.side?.(record)}
          <Section title={t('Facts')}>
            <dl className="facts">
              {told.map((name) => (
                <div key={name}>
                  <dt>{t(entity.fields[name]?.label ?? name)}</dt>
                  <dd>
                    <Value
                      name={name}
                      facts={entity.fields[name]}
                      value={record[name]}
                      names={record.names}
                    />
                  </dd>
                </div>
              ))}
            </dl>
          </Section>
          <Timeline entity={entity.name} id={id} />
        </aside>
      </div>
      {editing && (
        <FormDialog
          title={t('Edit')}
          button={t('Save')}
          fields={pick(entity.fields, form)}
          start={Object.fromEntries(form.map((name) => [name, record[name]]))}
          names={record.names}
          {...(props.only ? { only: props.only } : {})}
          call={update}
          onClose={() => setEditing(false)}
        />
      )}
    </Page>
  );
}
