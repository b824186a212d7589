import { send } from '../api/client.ts';
import type { AnyRecord } from '../api/queries.ts';
import type { ApiCall, EntityFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { pick } from './draft.ts';
import { type FieldGroup, FormDialog, type Values } from './form.tsx';
import { isEqual } from './merge.ts';

interface Props {
  entity: EntityFacts;
  record: AnyRecord;
  fields: string[];
  groups?: FieldGroup[] | undefined;
  only?: Record<string, Record<string, string | boolean>> | undefined;
  onClose: () => void;
}

/** Changes a record: only what is different is sent, against the version that the form began with. */
export function EditDialog({ entity, record, fields, groups, only, onClose }: Props) {
  const path = `/api/v1${entity.path}/${record.id}`;
  const update = (values: Values, start: Values, version?: number): ApiCall<unknown> => ({
    method: 'PATCH',
    path,
    body: Object.fromEntries(
      fields
        .filter((name) => !isEqual(values[name], start[name]))
        .map((name) => [name, values[name]]),
    ),
    version,
  });
  return (
    <FormDialog
      title={t('Edit')}
      button={t('Save')}
      fields={pick(entity.fields, fields)}
      start={Object.fromEntries(fields.map((name) => [name, record[name]]))}
      names={record.names}
      draft={`edit/${record.id}/${fields.length === 1 ? (fields[0] ?? '') : ''}`}
      version={record.version}
      latest={() => send<AnyRecord>({ method: 'GET', path })}
      {...(groups ? { groups } : {})}
      {...(only ? { only } : {})}
      call={update}
      onClose={onClose}
    />
  );
}
