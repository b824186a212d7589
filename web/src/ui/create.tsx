import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { ApiCall, EntityFacts } from '../api/generated.ts';
import type { Fields } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { pick } from './draft.ts';
import { FormDialog, type Values } from './form.tsx';
import { KeyButton } from './key_button.tsx';

interface Props {
  entity: EntityFacts;
  label: string;
  fields: string[];
  start: Values;
  only?: Record<string, Record<string, string | boolean>>;
}

/** The button that makes a new record, also by the key n. */
export function Create({ entity, label, fields, start, only }: Props) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      <KeyButton keys="n" label={t(label)} press={() => setOpen(true)} showKey />
      {open && (
        <FormDialog<Fields>
          title={t(label)}
          button={t('Save')}
          fields={pick(entity.fields, fields)}
          start={start}
          draft={`new/${entity.name}`}
          {...(only ? { only } : {})}
          call={(values): ApiCall<Fields> => ({
            method: 'POST',
            path: `/api/v1${entity.path}`,
            body: values,
          })}
          onDone={(made) => void navigate({ to: pageOf(entity.name, made.id) })}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
