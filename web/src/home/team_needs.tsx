import { Button } from '@mantine/core';
import { useCall, useSend } from '../api/queries.ts';
import { api, type WorkPackage } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { hours, money } from '../ui/format.ts';
import { Go, Need } from './need.tsx';

function Accept({ item }: { item: WorkPackage }) {
  const accept = useSend(() => api.work_packages.accept(item.id));
  return (
    <Button
      variant="default"
      size="compact-sm"
      loading={accept.isPending}
      title={item.price ? t('Accept {total}', { total: money(item.price) }) : t('Accept')}
      onClick={() => accept.mutate(undefined)}
    >
      {t('Accept')}
    </Button>
  );
}

/** What waits for someone of the team who leads projects. */
export function useTeamNeeds(): React.ReactNode[] {
  const session = useSession();
  const leads = session.actor.kind === 'member' && holds(session, 'projects');
  const countered = useCall(api.offers.list({ state: 'countered', limit: 10 }), leads);
  const delivered = useCall(api.work_packages.list({ state: 'delivered', limit: 10 }), leads);
  const time = useCall(api.time_entries.list({ state: 'open', limit: 200 }), leads);
  const minutes = (time.data?.items ?? []).reduce((sum, entry) => sum + entry.minutes, 0);
  const approve = minutes > 0 && (
    <Need
      key="time"
      to="/time"
      title={t('Time waits for approval')}
      detail={t('{hours} in {n, plural, one {# entry} other {# entries}}', {
        hours: hours(minutes),
        n: time.data?.items.length ?? 0,
      })}
      aside={<Go to="/time" label={t('Approve')} />}
    />
  );
  return [
    ...(countered.data?.items ?? []).map((offer) => (
      <Need
        key={offer.id}
        to={`/work_packages/${offer.package_id}`}
        title={t('Counter-offer from {name}', {
          name: countered.data?.names[offer.partner_id] ?? '',
        })}
        detail={[
          countered.data?.names[offer.package_id],
          offer.counter_price &&
            t('{theirs} instead of {ours}', {
              theirs: money(offer.counter_price),
              ours: money(offer.price),
            }),
        ]
          .filter(Boolean)
          .join(', ')}
        aside={<Go to={`/work_packages/${offer.package_id}`} label={t('Compare')} />}
      />
    )),
    ...(delivered.data?.items ?? []).map((item) => (
      <Need
        key={item.id}
        to={`/work_packages/${item.id}`}
        title={t('Delivery waits for acceptance')}
        detail={[
          item.title,
          item.partner_id && delivered.data?.names[item.partner_id],
          item.price && money(item.price),
        ]
          .filter(Boolean)
          .join(', ')}
        aside={<Accept item={item} />}
      />
    )),
    ...(approve ? [approve] : []),
  ];
}
