import { Modal, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, entities, type EntityName } from '../api/generated.ts';
import { t } from './language.ts';
import type { NavGroup } from './nav.ts';
import { pageOf } from './places.ts';
import './palette.css';

interface Hit {
  key: string;
  title: string;
  kind: string;
  to: string;
}

/** Finds any record and any place by a few letters; arrows and Enter suffice. */
export function Palette({
  groups,

  onClose,
}: {
  groups: NavGroup[];

  onClose: () => void;
}) {
  const [words, setWords] = useState('');
  const [at, setAt] = useState(0);
  const [asked] = useDebouncedValue(words.trim(), 120);
  const navigate = useNavigate();
  const found = useCall(api.search.get({ q: asked }), asked.length > 1);
  const places: Hit[] = groups
    .flatMap((group) => group.items)
    .map((item) => ({ key: item.to, title: t(item.label), kind: t('Go to'), to: item.to }))
    .filter((hit) => hit.title.toLowerCase().includes(words.trim().toLowerCase()));
  const records: Hit[] = (asked.length > 1 ? (found.data?.items ?? []) : []).map((item) => ({
    key: item.id,
    title: item.title,
    kind: t(entities[item.entity as EntityName]?.label ?? item.entity),
    to: pageOf(item.entity, item.id),
  }));
  const hits = [...records, ...places].slice(0, 20);
  const go = (hit: Hit | undefined) => {
    if (!hit) return;
    setWords('');
    onClose();
    void navigate({ to: hit.to });
  };
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') setAt(Math.min(at + 1, hits.length - 1));
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0));
    else if (event.key === 'Enter') go(hits[at]);
    else return;
    event.preventDefault();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      lockScroll={false}
      padding={0}
      yOffset="12vh"
      size={560}
    >
      <TextInput
        aria-label={t('Find or do')}
        placeholder={t('Find or do')}
        value={words}
        onChange={(event) => {
          setWords(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={press}
        variant="unstyled"
        className="palette-input"
        data-autofocus
        role="combobox"
        aria-expanded={true}
        aria-controls="palette-hits"
      />
      <ul className="palette-hits" id="palette-hits" role="listbox">
        {hits.map((hit, index) => (
          <li key={hit.key} role="option" aria-selected={index === at}>
            <button
              type="button"
              className={index === at ? 'at' : ''}
              onClick={() => go(hit)}
              tabIndex={-1}
            >
              <span>{hit.title}</span>
              <span className="quiet small">{hit.kind}</span>
            </button>
          </li>
        ))}
        {hits.length === 0 && (
          <li className="quiet none">{t('Nothing found. Try fewer letters.')}</li>
        )}
      </ul>
    </Modal>
  );
}
