import { Link } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { api, type FeedItem } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { Section } from '../ui/page.tsx';
import { tellingOnes } from '../ui/timeline.tsx';
import { Time } from '../ui/time.tsx';

/** The sentence with the record's name as the link; before it where the sentence does not say the name. */
function Sentence({ item }: { item: FeedItem }) {
  const link = (
    <Link to={pageOf(item.entity, item.entity_id)} className="strong">
      <bdi>{item.title}</bdi>
    </Link>
  );
  const at = item.sentence.indexOf(item.title);
  if (at < 0) {
    return (
      <p>
        {link} · {item.sentence}
      </p>
    );
  }
  return (
    <p>
      {item.sentence.slice(0, at)}
      {link}
      {item.sentence.slice(at + item.title.length)}
    </p>
  );
}

export function Happened() {
  const feed = useCall(
    api.activity.get({ entity: undefined, id: undefined, before: undefined, limit: 60 }),
  );
  const items = tellingOnes(feed.data?.items ?? [])
    // An offer is called by what was written with it, and its package tells the rest.
    .filter((item) => item.title !== '' && item.entity !== 'offer' && item.actor_kind !== 'system')
    .slice(0, 12);
  if (items.length === 0) return null;
  return (
    <Section title={t('What happened')}>
      <ol className="timeline">
        {items.map((item) => (
          <li key={item.seq}>
            <Sentence item={item} />
            <p className="quiet small">
              <Time at={item.at} />
            </p>
          </li>
        ))}
      </ol>
    </Section>
  );
}
