import { ActionIcon, Menu, TextInput } from '@mantine/core';
import { IconAdjustmentsHorizontal, IconDownload, IconSearch, IconX } from '@tabler/icons-react';
import { useRef } from 'react';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import type { ListState } from './list_state.ts';

interface Props {
  state: ListState;
  columns: { field: string; label: string; isShown: boolean }[];
  onColumns: (fields: string[]) => void;
  onDownload: () => void;
}

/** Search, columns and download: what every list can do. */
export function ListTools({ state, columns, onColumns, onDownload }: Props) {
  const box = useRef<HTMLInputElement>(null);
  const q = state.search['q'];
  useKeys([{ keys: '/', label: 'Search this list', press: () => box.current?.focus() }]);
  const forget = () => {
    state.put({ q: undefined });
    if (box.current) box.current.value = '';
  };
  return (
    <div className="list-tools">
      <TextInput
        ref={box}
        className="list-search"
        size="xs"
        aria-label={t('Search this list')}
        placeholder={t('Search')}
        title="/"
        leftSection={<IconSearch size={14} aria-hidden="true" />}
        defaultValue={q === undefined ? '' : String(q)}
        onChange={(event) => state.put({ q: event.currentTarget.value })}
        rightSection={
          q ? (
            <button type="button" className="cross" aria-label={t('Clear')} onClick={forget}>
              <IconX size={14} aria-hidden="true" />
            </button>
          ) : null
        }
      />
      <Menu closeOnItemClick={false} position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="default" size={30} aria-label={t('Columns')} title={t('Columns')}>
            <IconAdjustmentsHorizontal size={15} aria-hidden="true" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {columns.slice(1).map((column) => (
            <Menu.Item
              key={column.field}
              role="menuitemcheckbox"
              aria-checked={column.isShown}
              leftSection={column.isShown ? '✓' : ' '}
              onClick={() =>
                onColumns(
                  columns
                    .filter((one) => (one.field === column.field ? !one.isShown : one.isShown))
                    .map((one) => one.field),
                )
              }
            >
              {column.label}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon
        variant="default"
        size={30}
        aria-label={t('Download as a table (CSV)')}
        title={t('Download as a table (CSV)')}
        onClick={onDownload}
      >
        <IconDownload size={15} aria-hidden="true" />
      </ActionIcon>
    </div>
  );
}
