import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { later } from '../api/later.ts';
import type { EntityFacts } from '../api/generated.ts';
import type { Fields } from '../api/queries.ts';
import { t } from '../app/language.ts';
import { refuse, tell, undoTime } from './undo.tsx';

/** Removes at once for the eye, and for good when nobody took it back. */
export function removeAll(entity: EntityFacts, records: readonly Fields[], message: string): void {
  const undos = records.map(({ id, version }) =>
    later(id, { method: 'DELETE', path: `/api/v1${entity.path}/${id}`, version }, undoTime, refuse),
  );
  tell(message, () => undos.forEach((undo) => undo()));
}

interface Props {
  entity: EntityFacts;
  record: Fields;
  title: string;
  /** The list that it leaves. */
  to: string;
}

export function RemoveButton({ entity, record, title, to }: Props) {
  const navigate = useNavigate();
  const remove = () => {
    removeAll(entity, [record], t('{what} is removed.', { what: title }));
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
