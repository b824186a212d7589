import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { later } from '../api/later.ts';
import type { EntityFacts } from '../api/generated.ts';
import type { AnyRecord } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { refuse, tell, undoTime } from './undo.tsx';

interface Props {
  entity: EntityFacts;
  record: AnyRecord;
  title: string;
  /** The list that it leaves. */
  to: string;
}

/** Removes at once for the eye, and for good when nobody took it back. */
export function RemoveButton({ entity, record, title, to }: Props) {
  const navigate = useNavigate();
  const remove = () => {
    const path = `/api/v1${entity.path}/${record.id}`;
    const undo = later(
      record.id,
      { method: 'DELETE', path, version: record.version },
      undoTime,
      refuse,
    );
    tell(t('{what} is removed.', { what: title }), undo);
    void navigate({ to });
  };
  return (
    <p className="remove">
      <Button variant="subtle" color="red" onClick={remove}>
        {t('Remove')}
      </Button>
    </p>
  );
}
