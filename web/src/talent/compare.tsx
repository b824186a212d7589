import { useNavigate } from '@tanstack/react-router';
import { type AnyRecord, useCall } from '../api/queries.ts';
import { type Amount, api, type ComparedOffer } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { Actions, asks, type Action } from '../ui/actions.tsx';
import { AudienceChip, StateChip } from '../ui/chips.tsx';
import { day, figure, town } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { Time } from '../ui/time.tsx';
import './talent.css';

const actions: Action[] = [
  {
    verb: 'accept',
    label: () => t('Accept'),
    call: (offer) => api.offers.accept(offer.id),
    primary: true,
  },
  {
    verb: 'decline',
    label: () => t('Decline'),
    fields: () => ({ reason: asks('text', 'Reason') }),
    call: (offer, values) =>
      api.offers.decline(offer.id, { reason: String(values['reason'] ?? '') }),
  },
  { verb: 'withdraw', label: () => t('Withdraw'), call: (offer) => api.offers.withdraw(offer.id) },
];

function Difference({ offer }: { offer: ComparedOffer }) {
  if (!offer.asked || offer.asked.currency !== offer.price.currency) return null;
  const more = Number(offer.price.amount) - Number(offer.asked.amount);
  if (more === 0) return null;
  const sign = more > 0 ? '+' : '−';
  return (
    <span className={more > 0 ? 'warn' : 'good'}> {sign + figure(Math.abs(more).toFixed(2))}</span>
  );
}

/** How far below the budget the cost is, or above it, in words. */
function Budget({ amount }: { amount: Amount | null }) {
  if (!amount) return null;
  const over = amount.amount.startsWith('-');
  const size = figure(amount.amount.replace('-', ''));
  return (
    <span className={`under${over ? ' bad' : ''}`}>
      {over
        ? t('{amount} over budget', { amount: size })
        : t('{amount} under budget', { amount: size })}
    </span>
  );
}

/** The offers side by side, in base currency at one frozen rate; what differs from what was asked is said. */
export function Compare({ packageId, title }: { packageId: string; title?: string }) {
  const navigate = useNavigate();
  const offers = useCall(api.work_packages.offers(packageId));
  const items = offers.data?.items ?? [];
  if (items.length === 0) return null;
  const names = offers.data?.names ?? {};
  const row = (label: string, show: (offer: ComparedOffer) => React.ReactNode) => (
    <tr>
      <td className="quiet">{t(label)}</td>
      {items.map((offer) => (
        <td key={offer.id} className={marked(offer)}>
          {show(offer)}
        </td>
      ))}
    </tr>
  );
  // The one that asks for an answer stands out.
  const marked = (offer: ComparedOffer) => (offer.state === 'countered' ? 'marked' : '');
  const rate = items.find((offer) => offer.rate_on)?.rate_on;
  return (
    <Section title={title ?? t('Offers')} aside={<AudienceChip audience="team" />}>
      <div className="scroll-x">
        <table className="table compare">
          <thead>
            <tr>
              <th />
              {items.map((offer) => (
                <th key={offer.id} className={marked(offer)}>
                  <span className="strong">{names[offer.partner_id]}</span>
                  <span className="under">
                    {town(offer.zone)} <StateChip state={offer.state} />
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {row('Their price', (offer) => (
              <>
                <Money amount={offer.price} strong />
                <Difference offer={offer} />
              </>
            ))}
            {row('Total cost', (offer) => (
              <>
                <Money amount={offer.base} />
                <Budget amount={offer.under_budget} />
              </>
            ))}
            {row('Finish', (offer) => (
              <span className={offer.days_late > 0 ? 'bad' : ''}>
                {offer.due_at ? <Time at={offer.due_at} other={offer.zone} /> : '–'}
                {offer.days_late > 0 &&
                  `, ${t('{n, plural, one {# day late} other {# days late}}', { n: offer.days_late })}`}
              </span>
            ))}
            {row('Overlap with you', (offer) =>
              t('{n} h a day', { n: Math.round(offer.overlap_minutes / 6) / 10 }),
            )}
            {row('On time, so far', (offer) =>
              offer.packages > 0
                ? t('{percent} % of {n, plural, one {# package} other {# packages}}', {
                    percent: offer.on_time_percent,
                    n: offer.packages,
                  })
                : t('New partner'),
            )}
            <tr>
              <td className="quiet small">{rate ? t('Rates of {day}', { day: day(rate) }) : ''}</td>
              {items.map((offer) => (
                <td key={offer.id} className={marked(offer)}>
                  <div className="buttons">
                    <Actions
                      record={{ ...offer, version: 0, names: {} } as unknown as AnyRecord}
                      actions={actions}
                      go={(to) => void navigate({ to })}
                    />
                  </div>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      <p className="quiet small lock">
        {t(
          'Partners never see each other or these totals. Accepting one sends the others a polite no.',
        )}
      </p>
    </Section>
  );
}
