import { Button, Popover, TextInput } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import { send } from '../api/client.ts';
import type { ApiCall, EntityFacts, Page, QueryValue } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { queryOf, filtersOf } from './filters.ts';
import { isSame, type ListSearch, type ListState } from './list_state.ts';
import type { OwnView, useOwnViews } from './own_views.ts';

export interface View {
  label: string;
  query: Record<string, QueryValue>;
}

/** How many records each view holds, the own ones last; one row is asked for, since the count is what matters. */
export function useCounts(
  entity: EntityFacts,
  views: View[],
  base: Record<string, QueryValue>,
  own: readonly OwnView[],
): (number | undefined)[] {
  const ofOwn = (saved: ListSearch) => ({
    ...views[Number(saved['view'] ?? 0)]?.query,
    ...queryOf(filtersOf(saved, entity)),
    q: saved['q'],
  });
  const each = [...views.map((view) => view.query), ...own.map((view) => ofOwn(view.search))];
  return useQueries({
    queries: each.map((narrowed) => {
      const query = { ...base, ...narrowed };
      const call: ApiCall<Page<unknown>> = {
        method: 'GET',
        path: `/api/v1${entity.path}`,
        query: { ...query, limit: 1, count: true },
      };
      return { queryKey: [call.path, 'count', query], queryFn: () => send(call) };
    }),
  }).map((result) => result.data?.count);
}

interface Props {
  views: View[];
  counts: (number | undefined)[];
  state: ListState;
  own: ReturnType<typeof useOwnViews>;
}

/** Tabs over a list: the views that everybody has, then one's own, each with what it holds. */
export function ListViews({ views, counts, state, own }: Props) {
  const { search, show } = state;
  const atOwn = own.views.findIndex((view) => isSame(view.search, search));
  const at = atOwn >= 0 ? -1 : Number(search['view'] ?? 0);
  const count = (index: number) =>
    counts[index] === undefined ? null : <span className="quiet"> {counts[index]}</span>;
  const kept = { sort: search['sort'], columns: search['columns'] };
  return (
    <div className="views">
      {views.map((view, index) => (
        <button
          key={view.label}
          type="button"
          className={`view${index === at ? ' at' : ''}`}
          aria-pressed={index === at}
          onClick={() => show({ ...kept, view: index === 0 ? undefined : index })}
        >
          {t(view.label)}
          {count(index)}
        </button>
      ))}
      {own.views.map((view, index) => (
        <span key={view.id} className={`view own${index === atOwn ? ' at' : ''}`}>
          <button
            type="button"
            aria-pressed={index === atOwn}
            onClick={() => show({ ...view.search })}
          >
            <bdi>{view.name}</bdi>
            {count(views.length + index)}
          </button>
          {index === atOwn && (
            <button
              type="button"
              className="cross"
              aria-label={t('Forget the view {name}', { name: view.name })}
              onClick={() => own.remove(view.id)}
            >
              <IconX size={13} aria-hidden="true" />
            </button>
          )}
        </span>
      ))}
      {atOwn < 0 && !isSame({ view: search['view'] }, search) && (
        <SaveView onSave={(name) => own.save(name, search)} />
      )}
    </div>
  );
}

function SaveView({ onSave }: { onSave: (name: string) => void }) {
  const [opened, setOpened] = useState(false);
  const [name, setName] = useState('');
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" trapFocus>
      <Popover.Target>
        <button type="button" className="view quiet save-view" onClick={() => setOpened(!opened)}>
          {t('Save view')}
        </button>
      </Popover.Target>
      <Popover.Dropdown>
        <form
          className="popover-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (name.trim() === '') return;
            onSave(name.trim());
            setOpened(false);
          }}
        >
          <TextInput
            label={t('Name of the view')}
            maxLength={40}
            value={name}
            data-autofocus
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit">{t('Save view')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  );
}
