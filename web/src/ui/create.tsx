import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { ApiCall, EntityFacts } from '../api/generated.ts';
import type { Fields } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { isTyping } from '../app/shortcuts.ts';
import { pick } from './draft.ts';
import { FormDialog, type Values } from './form.tsx';

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
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key === 'n' && !isTyping(event) && !event.ctrlKey && !event.metaKey) {
        event.preventDefault();
        setOpen(true);
      }
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  }, []);
  return (
    <>
      <Button onClick={() => setOpen(true)} title="n">
        {t(label)}
      </Button>
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
