import { Button, Popover, Select } from '@mantine/core';
import { IconFilter, IconX } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import type { EntityFacts } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import {
  comparisons,
  type Filter,
  filterable,
  isSaid,
  keyOf,
  type Suffix,
  verb,
} from './filters.ts';
import { FilterValue, FilterValueField } from './filter_value.tsx';
import type { ListState } from './list_state.ts';
import './filters.css';

interface EditorProps {
  entity: EntityFacts;
  offered: string[];
  start: Filter | undefined;
  onDone: (filter: Filter) => void;
}

/** Says one condition: which field, how, and with what. */
function FilterEditor({ entity, offered, start, onDone }: EditorProps) {
  const [field, setField] = useState(start?.field ?? '');
  const [suffix, setSuffix] = useState<Suffix>(start?.suffix ?? '');
  const [value, setValue] = useState(start?.value ?? '');
  const facts = entity.fields[field];
  const choose = (name: string | null) => {
    const first = entity.fields[name ?? ''];
    setField(name ?? '');
    setSuffix(first ? (comparisons(first)[0] ?? '') : '');
    setValue('');
  };
  const compare = (next: Suffix) => {
    setSuffix(next);
    setValue(next === '.empty' ? 'true' : '');
  };
  return (
    <form
      className="popover-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (facts && isSaid(value)) onDone({ field, suffix, value });
      }}
    >
      <Select
        label={t('Field')}
        data={offered.map((name) => ({
          value: name,
          label: t(entity.fields[name]?.label ?? name),
        }))}
        value={field || null}
        searchable
        data-autofocus
        nothingFoundMessage={t('Nothing found')}
        comboboxProps={{ withinPortal: false }}
        onChange={choose}
      />
      {facts && (
        <>
          <Select
            label={t('Comparison')}
            data={comparisons(facts).map((one) => ({ value: one, label: verb(facts, one) }))}
            value={suffix}
            allowDeselect={false}
            comboboxProps={{ withinPortal: false }}
            onChange={(next) => compare((next ?? '') as Suffix)}
          />
          {suffix !== '.empty' && (
            <FilterValueField
              key={suffix}
              name={field}
              facts={facts}
              suffix={suffix}
              value={value}
              onChange={setValue}
            />
          )}
        </>
      )}
      <Button type="submit" disabled={!isSaid(value)}>
        {t('Filter')}
      </Button>
    </form>
  );
}

interface Props {
  entity: EntityFacts;
  shown: string[];
  state: ListState;
  aside?: ReactNode;
}

/** The conditions of a list as sentences; each opens to be changed, and its cross takes it away. */
export function FilterBar({ entity, shown, state, aside }: Props) {
  const [editing, setEditing] = useState<Filter | 'new' | null>(null);
  const offered = filterable(entity, shown);
  useKeys([{ keys: 'f', label: 'Add a filter', press: () => setEditing('new') }]);
  const done = (filter: Filter) => {
    state.setFilter(filter, editing === 'new' || editing === null ? undefined : editing);
    setEditing(null);
  };
  const editor = (start?: Filter) => (
    <Popover.Dropdown>
      <FilterEditor entity={entity} offered={offered} start={start} onDone={done} />
    </Popover.Dropdown>
  );
  const close = (opened: boolean) => (opened ? undefined : setEditing(null));
  return (
    <div className="filters">
      {state.filters.map((filter) => {
        const facts = entity.fields[filter.field];
        if (!facts) return null;
        const isOpen = editing !== 'new' && editing !== null && keyOf(editing) === keyOf(filter);
        return (
          <Popover key={keyOf(filter)} opened={isOpen} onChange={close} trapFocus returnFocus>
            <Popover.Target>
              <span className="filter">
                <button type="button" onClick={() => setEditing(filter)}>
                  {t(facts.label)}{' '}
                  <span className="quiet">{verb(facts, filter.suffix, filter.value)}</span>{' '}
                  <FilterValue filter={filter} facts={facts} />
                </button>
                <button
                  type="button"
                  className="cross"
                  aria-label={t('Take this filter away')}
                  onClick={() => state.dropFilter(filter)}
                >
                  <IconX size={13} aria-hidden="true" />
                </button>
              </span>
            </Popover.Target>
            {editor(filter)}
          </Popover>
        );
      })}
      <Popover
        opened={editing === 'new'}
        onChange={close}
        position="bottom-start"
        trapFocus
        returnFocus
      >
        <Popover.Target>
          <button
            type="button"
            className="add-filter"
            title="F"
            aria-keyshortcuts="f"
            onClick={() => setEditing(editing === 'new' ? null : 'new')}
          >
            <IconFilter size={15} aria-hidden="true" />
            {t('Add filter')} <kbd aria-hidden="true">F</kbd>
          </button>
        </Popover.Target>
        {editor()}
      </Popover>
      <span className="filters-aside quiet">{aside}</span>
    </div>
  );
}
