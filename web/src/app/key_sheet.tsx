import { Modal } from '@mantine/core';
import { boundKeys } from './keys.ts';
import { t } from './language.ts';

/** Keys that belong to a box or a board, and not to the page. */
const inPlace = [
  { keys: 'Ctrl Enter', label: 'Send or save' },
  { keys: 'Shift →', label: 'Move a card to the next column' },
];

/** All keys that work on this page. */
export function KeySheet({ onClose }: { onClose: () => void }) {
  const seen = new Map([...boundKeys(), ...inPlace].reverse().map((key) => [key.keys, key.label]));
  const rows = [...seen.entries()].reverse();
  const goes = rows.filter(([keys]) => keys.startsWith('g '));
  const acts = rows.filter(([keys]) => !keys.startsWith('g '));
  return (
    <Modal opened onClose={onClose} title={t('All keys')} size={620}>
      <div className="key-sheet">
        <KeyList title={t('On this page')} rows={acts} />
        <KeyList title={t('Go to')} rows={goes} />
      </div>
    </Modal>
  );
}

function KeyList({ title, rows }: { title: string; rows: [string, string][] }) {
  return (
    <section>
      <h2>{title}</h2>
      <dl>
        {rows.map(([keys, label]) => (
          <div key={keys}>
            <dt>
              {keys.split(' ').map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(label)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
