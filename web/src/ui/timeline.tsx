import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Section } from './page.tsx';
import { Time } from './time.tsx';

/** What happened to a record, newest first: who did what, in one sentence. */
export function Timeline({ entity, id }: { entity: string; id: string }) {
  const feed = useCall(api.activity.get({ entity, id, limit: 30, before: undefined }));
  const items = feed.data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <Section title={t('What happened')}>
      <ol className="timeline">
        {items.map((item) => (
          <li key={item.seq} className={item.actor_kind === 'system' ? 'quiet' : ''}>
            <p>{item.sentence}</p>
            <p className="quiet small">
              <Time at={item.at} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
