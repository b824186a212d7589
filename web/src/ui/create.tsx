import { Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
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
  /** A quieter button without the key, that makes it in one place of the list; each place keeps its own draft. */
  at?: { key: string; button: string; title: string };
}

/** The button that makes a new record, also by the key n. */
export function Create({ entity, label, fields, start, only, at }: Props) {
  const [open, setOpen] = useState(false);
  const navigate = useNavigate();
  return (
    <>
      {at === undefined ? (
        <KeyButton keys="n" label={t(label)} press={() => setOpen(true)} showKey />
      ) : (
        <Button
          variant="subtle"
          size="compact-sm"
          c="var(--text)"
          leftSection={<IconPlus size={14} aria-hidden="true" />}
          onClick={() => setOpen(true)}
        >
          {at.button}
        </Button>
      )}
      {open && (
        <FormDialog<Fields>
          title={at?.title ?? t(label)}
          button={t('Save')}
          fields={pick(entity.fields, fields)}
          start={start}
          draft={at ? `new/${entity.name}/${at.key}` : `new/${entity.name}`}
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
