import { useNavigate, useParams } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { type Amount, api, entities, type Offer } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Actions, asks, type Action } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { moment, money, town } from '../ui/format.ts';
import { MoneyFigure } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Time } from '../ui/time.tsx';
import { Compare } from './compare.tsx';
import './talent.css';

const actions: Action[] = [
  {
    verb: 'offer',
    label: () => t('Ask a partner'),
    fields: () => ({
      partner_id: asks('id', 'Partner', { required: true, references: 'party' }),
      price: asks('amount', 'Price', { required: true, nullable: false }),
      message: asks('text', 'Message', { max_length: 5000 }),
    }),
    only: { partner_id: { is_partner: true, kind: 'organisation' } },
    start: (item) => ({
      price: (item['budget'] as Amount | null) ?? { amount: '0', currency: 'EUR' },
      message: '',
    }),
    call: (item, values) => api.work_packages.offer(item.id, values as never),
    primary: true,
  },
  {
    verb: 'deliver',
    label: () => t('Deliver'),
    fields: () => ({
      note: asks('text', 'What you deliver', { required: true, max_length: 10000 }),
      link: asks('text', 'Link', { max_length: 2000 }),
    }),
    start: () => ({ note: '', link: '' }),
    call: (item, values) => api.work_packages.deliver(item.id, values as never),
    primary: true,
  },
  {
    verb: 'send_back',
    label: () => t('Send back'),
    fields: () => ({ reason: asks('text', 'Reason', { required: true, max_length: 5000 }) }),
    call: (item, values) =>
      api.work_packages.send_back(item.id, { reason: String(values['reason'] ?? '') }),
  },
  {
    verb: 'accept',
    label: (item) =>
      item['price'] ? t('Accept {total}', { total: money(item['price'] as Amount) }) : t('Accept'),
    call: (item) => api.work_packages.accept(item.id),
    primary: true,
  },
];

const answers: Action[] = [
  {
    verb: 'accept',
    label: (offer) => t('Accept {total}', { total: money(offer['price'] as Amount) }),
    call: (offer) => api.offers.accept(offer.id),
    primary: true,
  },
  {
    verb: 'counter',
    label: () => t('Ask for something else'),
    fields: () => ({
      price: asks('amount', 'Your price', { required: true, nullable: false }),
      due_at: asks('instant', 'Your finish'),
      message: asks('text', 'Message', { max_length: 5000 }),
    }),
    start: (offer) => ({ price: offer['price'], due_at: null, message: '' }),
    call: (offer, values) => api.offers.counter(offer.id, values as never),
  },
  {
    verb: 'decline',
    label: () => t('Decline'),
    fields: () => ({ reason: asks('text', 'Reason') }),
    call: (offer, values) =>
      api.offers.decline(offer.id, { reason: String(values['reason'] ?? '') }),
  },
];

/** What a partner was asked, and the answer: nothing is agreed until they tap the button. */
function MyOffer({
  offer,
  due,
}: {
  offer: Offer & { can: string[] };
  due: string | null | undefined;
}) {
  const navigate = useNavigate();
  const { workspace, zone } = useSession();
  const finish = offer.counter_due_at ?? due;
  return (
    <Section title={t('Our offer to you')} aside={<StateChip state={offer.state} />}>
      <p className="figure asked">
        <bdi>{money(offer.counter_price ?? offer.price)}</bdi>
      </p>
      {finish && (
        <p className="asked-due">
          <span className="quiet">{t('Delivery due')}</span>
          <span>
            {moment(finish, zone)} <span className="quiet">{t('your time')}</span>
            <span className="under">
              {moment(finish, workspace.zone)} {t('in {town}', { town: town(workspace.zone) })}
            </span>
          </span>
        </p>
      )}
      {offer.message !== '' && <p className="reading">{offer.message}</p>}
      {offer.can.length > 0 && (
        <p className="quiet">{t('Nothing is agreed until you tap Accept.')}</p>
      )}
      <div className="buttons decide">
        <Actions
          record={{ ...offer, names: {} } as unknown as AnyRecord}
          actions={answers}
          go={(to) => void navigate({ to })}
        />
      </div>
    </Section>
  );
}

function Deliveries({ id }: { id: string }) {
  const list = useCall(api.deliveries.list({ package_id: id }));
  if (!list.data?.items.length) return null;
  return (
    <Section title={t('Deliveries')}>
      <table className="table">
        <tbody>
          {list.data.items.map((delivery) => (
            <tr key={delivery.id}>
              <td>
                <span className="reading">{delivery.note}</span>
                {delivery.link !== '' && <bdi className="under">{delivery.link}</bdi>}
                {delivery.reason !== '' && <span className="under">{delivery.reason}</span>}
              </td>
              <td>
                <StateChip state={delivery.state} />
              </td>
              <td className="end">
                <Time at={delivery.created_at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Section>
  );
}

export function PackagePage() {
  const { id = '' } = useParams({ strict: false });
  const { actor } = useSession();
  const member = actor.kind === 'member';
  const mine = useCall(api.offers.list({ package_id: id }), !member);
  return (
    <RecordPage
      entity={entities.work_package}
      id={id}
      crumb={{ to: '/work_packages', label: t('Work packages') }}
      actions={actions}
      form={['title', 'scope', 'acceptance_criteria', 'skills', 'due_at', 'zone', 'budget']}
      facts={
        member
          ? [
              'project_id',
              'task_id',
              'partner_id',
              'budget',
              'price',
              'due_at',
              'skills',
              'agreed_at',
              'bill_id',
            ]
          : ['due_at', 'skills', 'agreed_at', 'price', 'bill_id']
      }
      head={(item) => {
        const amount = (item['price'] ?? item['budget']) as Amount | null | undefined;
        return amount ? <MoneyFigure amount={amount} /> : null;
      }}
      comments={(item) => (item['partner_id'] ? item.id : undefined)}
    >
      {(item) => (
        <>
          {mine.data?.items.map((offer) => (
            <MyOffer key={offer.id} offer={offer} due={item['due_at'] as string | null} />
          ))}
          <Section title={t('Scope')}>
            <p className="reading">{String(item['scope'])}</p>
          </Section>
          {item['acceptance_criteria'] !== '' && (
            <Section title={t('What counts as done')}>
              <p className="reading">{String(item['acceptance_criteria'])}</p>
            </Section>
          )}
          <Deliveries id={item.id} />
          {member && <Compare packageId={item.id} />}
        </>
      )}
    </RecordPage>
  );
}
