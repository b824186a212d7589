import { useNavigate } from '@tanstack/react-router';
import type { AnyRecord } from '../api/queries.ts';
import { type Amount, api, type Offer } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Actions, asks, type Action } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { figure, moment, money, town } from '../ui/format.ts';

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

interface Props {
  offer: Offer & { can: string[] };
  due: string | null | undefined;
}

function Due({ at }: { at: string }) {
  const { workspace, zone } = useSession();
  return (
    <p className="asked-due">
      <span className="quiet">{t('Delivery due')}</span>
      <span>
        {moment(at, zone)}
        <span className="under">
          {t('{town}, your time', { town: town(zone) })} · {moment(at, workspace.zone)}{' '}
          {t('in {town}', { town: town(workspace.zone) })}
        </span>
      </span>
    </p>
  );
}

/** What a partner was asked, and the answer: nothing is agreed until they tap the button. */
export function MyOffer({ offer, due }: Props) {
  const navigate = useNavigate();
  const { workspace } = useSession();
  const price = offer.counter_price ?? offer.price;
  const finish = offer.counter_due_at ?? due;
  return (
    <section className="offer">
      <div className="asked">
        <span className="quiet small">
          {offer.counter_price
            ? t('You asked for')
            : t('{company} offers', { company: workspace.name })}
          {offer.can.length === 0 && <StateChip state={offer.state} />}
        </span>
        <bdi className="asked-price">
          <span className="quiet">{price.currency}</span> {figure(price.amount)}
        </bdi>
        <span className="quiet small">
          {t('Paid to you in {currency}.', { currency: price.currency })}
        </span>
      </div>
      {finish && <Due at={finish} />}
      {offer.message !== '' && <p className="reading">{offer.message}</p>}
      <div className="buttons decide">
        <Actions
          record={{ ...offer, names: {} } as unknown as AnyRecord}
          actions={answers}
          go={(to) => void navigate({ to })}
        />
        {offer.can.length > 0 && (
          <p className="quiet small">{t('Nothing is agreed until you tap Accept.')}</p>
        )}
      </div>
    </section>
  );
}
