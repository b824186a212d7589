import { Link } from '@tanstack/react-router';
import { useCall, useSend } from '../api/queries.ts';
import { api, type InboxItem } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { KeyButton } from '../ui/key_button.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import './home.css';

function Rows({ title, items }: { title: string; items: InboxItem[] }) {
  if (items.length === 0) return null;
  return (
    <Section title={title} aside={items.length}>
      <ul className="needs inbox">
        {items.map((item) => (
          <li key={item.seq}>
            <span>
              <Link
                to={pageOf(item.entity, item.entity_id)}
                className={item.is_new ? 'strong' : ''}
              >
                {item.sentence}
              </Link>
              <span className="under">
                {item.sentence.includes(item.title) ? item.text : <bdi>{item.title}</bdi>}
              </span>
            </span>
            <span className="aside quiet small">
              <Time at={item.at} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}

/** The next row, or the one before, takes the focus; Enter opens it, as any link. */
function walk(by: number) {
  const links = [...document.querySelectorAll<HTMLElement>('.inbox a')];
  const at = links.indexOf(document.activeElement as HTMLElement);
  const next = at < 0 ? (by > 0 ? 0 : links.length - 1) : at + by;
  links[Math.min(Math.max(next, 0), links.length - 1)]?.focus();
}

/** What others did and wrote that one may want to know, the new first. */
export function InboxPage() {
  useKeys([
    { keys: 'j', label: 'Next row', press: () => walk(1) },
    { keys: 'k', label: 'Row before', press: () => walk(-1) },
  ]);
  const inbox = useCall(api.inbox.get());
  const read = useSend((up_to: number) => api.inbox.read({ up_to }));
  const items = inbox.data?.items ?? [];
  const fresh = items.filter((item) => item.is_new);
  const newest = fresh[0]?.seq;
  return (
    <Page
      title={t('Inbox')}
      actions={
        newest !== undefined && (
          <KeyButton
            keys="e"
            label={t('Mark all as read')}
            press={() => read.mutate(newest)}
            variant="default"
            showKey
          />
        )
      }
    >
      {inbox.isError ? (
        <ErrorState error={inbox.error} retry={() => void inbox.refetch()} />
      ) : inbox.isPending ? (
        <Loading shape="list" />
      ) : items.length === 0 ? (
        <Empty text={t('Here you read what others did and wrote where you had a hand in it.')} />
      ) : (
        <>
          <Rows title={t('New')} items={fresh} />
          <Rows title={t('Read')} items={items.filter((item) => !item.is_new)} />
        </>
      )}
    </Page>
  );
}
