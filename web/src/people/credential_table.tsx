import { Button } from '@mantine/core';
import type { Credential } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

interface Props {
  items: Credential[];
  verb: string;
  onEnd: (credential: Credential) => void;
}

/** Sessions and tokens of one login: from where, until when, and which of them is this one. */
export function CredentialTable({ items, verb, onEnd }: Props) {
  return (
    <Table
      columns={[
        { label: t('Name') },
        { label: t('From') },
        { label: t('Last used') },
        { label: t('Good until') },
        { label: '', end: true },
      ]}
      rows={items.map((one) => ({
        key: one.id,
        cells: [
          <>
            <span className="strong">{one.name || t('Browser')}</span>{' '}
            {one.current && <span className="chip good">{t('This one')}</span>}
          </>,
          <bdi>{one.peer}</bdi>,
          <Time at={one.last_used_at} />,
          <Time at={one.expires_at} />,
          <Button size="compact-xs" variant="default" onClick={() => onEnd(one)}>
            {verb}
          </Button>,
        ],
      }))}
    />
  );
}
