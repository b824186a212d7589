import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, entities, type EntityName, type TrailItem } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { choice } from '../ui/words.ts';
import { changesOf } from './changes.ts';

const size = 50;

function Changes({ item }: { item: TrailItem }) {
  const facts = entities[item.entity as EntityName]?.fields as
    Record<string, { label: string }> | undefined;
  const changes = changesOf(item.changes);
  if (changes.length === 0) return null;
  return (
    <dl className="changes">
      {changes.map((change) => (
        <div key={change.field}>
          <dt>{t(facts?.[change.field]?.label || change.field.replaceAll('_', ' '))}</dt>
          <dd>
            <del>{change.before}</del> → <ins>{change.after}</ins>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Who changed what, when and from where, with before and after; nothing in it is ever changed. */
export function AuditTrail() {
  const [before, setBefore] = useState<(number | undefined)[]>([undefined]);
  const trail = useCall(
    api.audit.get({ entity: undefined, id: undefined, before: before.at(-1), limit: size }),
  );
  if (trail.isError) return <ErrorState error={trail.error} />;
  if (trail.isPending) return <Loading />;
  const { items } = trail.data;
  return (
    <Section title={t('Audit trail')}>
      {items.length === 0 ? (
        <Empty text={t('Here stands every change, from the first one on.')} />
      ) : (
        <div className="scroll-x">
          <table className="table">
            <thead>
              <tr>
                <th>{t('When')}</th>
                <th>{t('Who')}</th>
                <th>{t('What')}</th>
                <th>{t('From')}</th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.seq}>
                  <td>
                    <Time at={item.at} other="UTC" />
                  </td>
                  <td className="strong">{item.actor_name}</td>
                  <td>
                    {t(entities[item.entity as EntityName]?.label ?? item.entity)}:{' '}
                    {choice(item.action)}
                    <Changes item={item} />
                  </td>
                  <td className="quiet" title={item.request_id}>
                    <bdi>{item.peer || '–'}</bdi>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="closing-actions">
        {before.length > 1 && (
          <Button variant="default" onClick={() => setBefore(before.slice(0, -1))}>
            {t('Newer')}
          </Button>
        )}
        {items.length === size && (
          <Button variant="default" onClick={() => setBefore([...before, items.at(-1)?.seq])}>
            {t('Older')}
          </Button>
        )}
      </div>
    </Section>
  );
}
