import { useCall } from '../api/queries.ts';
import { api } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { money } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';
import { DueDay } from '../ui/time.tsx';
import { Go, Need } from './need.tsx';

/** What waits for a partner or a customer: offers and quotes to answer, work to deliver, invoices to pay. */
export function useOutsiderNeeds(): React.ReactNode[] {
  const { kind } = useSession().actor;
  const partner = kind === 'partner';
  const customer = kind === 'customer';
  const offers = useCall(api.offers.list({ state: 'sent', limit: 10 }), partner);
  const work = useCall(
    api.work_packages.list({ 'state.in': 'agreed,sent_back', limit: 10 }),
    partner,
  );
  const quotes = useCall(api.quotes.list({ state: 'sent', limit: 10 }), customer);
  const invoices = useCall(
    api.invoices.list({ 'state.in': 'issued,part_paid', limit: 10 }),
    customer,
  );
  return [
    ...(offers.data?.items ?? []).map((offer) => (
      <Need
        key={offer.id}
        to={`/work_packages/${offer.package_id}`}
        title={offers.data?.names[offer.package_id] ?? ''}
        detail={t('Offered to you for {price}', { price: money(offer.price) })}
        aside={<Go to={`/work_packages/${offer.package_id}`} label={t('Answer')} />}
      />
    )),
    ...(work.data?.items ?? []).map((item) => (
      <Need
        key={item.id}
        to={`/work_packages/${item.id}`}
        title={item.title}
        detail={item.state === 'sent_back' ? t('Sent back to you') : t('Agreed with you')}
        aside={<Go to={`/work_packages/${item.id}`} label={t('Deliver')} />}
      />
    )),
    ...(quotes.data?.items ?? []).map((quote) => (
      <Need
        key={quote.id}
        to={`/quotes/${quote.id}`}
        title={quote.title}
        detail={t('Quote {number} over {total}', {
          number: quote.number,
          total: money(quote.total),
        })}
        aside={<Go to={`/quotes/${quote.id}`} label={t('Answer')} />}
      />
    )),
    ...(invoices.data?.items ?? []).map((invoice) => (
      <Need
        key={invoice.id}
        to={`/invoices/${invoice.id}`}
        title={invoice.number}
        detail={<DueDay date={invoice.due_on} />}
        aside={<Money amount={invoice.open} />}
      />
    )),
  ];
}
