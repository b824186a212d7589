import { notifications } from '@mantine/notifications';
import { t } from '../app/language.ts';

/** As long as an act can be taken back. */
export const undoTime = 10_000;

/** Says at the foot what was done, with a way back for as long as there is one. */
export function tell(message: string, undo?: () => void): void {
  const id = crypto.randomUUID();
  const take = () => {
    notifications.hide(id);
    undo?.();
  };
  notifications.show({
    id,
    autoClose: undo ? undoTime : 4000,
    message: undo ? (
      <span className="toast">
        {message}
        <button type="button" className="link" onClick={take}>
          {t('Undo')}
        </button>
      </span>
    ) : (
      message
    ),
  });
}

/** Says why something was not done. */
export function refuse(error: unknown): void {
  notifications.show({ message: (error as Error).message, color: 'red', autoClose: undoTime });
}
