import { useCall } from '../api/queries.ts';
import { api, type FeedItem } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Section } from './page.tsx';
import { Time } from './time.tsx';
import './timeline.css';

const generic = ['created', 'updated', 'deleted'];

/** One act leaves several rows; what it was for says more than which fields it changed. */
export function tellingOnes(items: FeedItem[]): FeedItem[] {
  const said = (item: FeedItem, other: FeedItem) =>
    other.at === item.at &&
    (!generic.includes(other.action) || (other.action === 'created' && item.action !== 'created'));
  return items.filter(
    (item) => !generic.includes(item.action) || !items.some((other) => said(item, other)),
  );
}

/** What happened to a record, newest first: who did what, in one sentence. */
export function Timeline({ entity, id }: { entity: string; id: string }) {
  const feed = useCall(api.activity.get({ entity, id, limit: 30, before: undefined }));
  const items = tellingOnes(feed.data?.items ?? []);
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
