import { IconCheck } from '@tabler/icons-react';
import { useParams } from '@tanstack/react-router';
import { useCall } from '../api/queries.ts';
import { type Amount, api, entities } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { asks, type Action } from '../ui/actions.tsx';
import { StateChip } from '../ui/chips.tsx';
import { money } from '../ui/format.ts';
import { MoneyFigure } from '../ui/money.tsx';
import { Section } from '../ui/page.tsx';
import { RecordPage } from '../ui/record.tsx';
import { Time } from '../ui/time.tsx';
import { Compare } from './compare.tsx';
import { MyOffer } from './my_offer.tsx';
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

/** Each line is one thing that must be so. */
function Criteria({ text }: { text: string }) {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return (
    <ul className="criteria">
      {lines.map((line, index) => (
        <li key={index}>
          <IconCheck size={16} aria-hidden="true" />
          <span>{line}</span>
        </li>
      ))}
    </ul>
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
  const { actor, workspace } = useSession();
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
          : ['skills', 'agreed_at', 'price', 'bill_id']
      }
      head={(item) => {
        if (!member) return <span className="figure">{String(item['title'])}</span>;
        const amount = (item['price'] ?? item['budget']) as Amount | null | undefined;
        return amount ? <MoneyFigure amount={amount} /> : null;
      }}
      under={(item) =>
        member ? null : (
          <p className="quiet">
            {t('Work package for {project}', {
              project: item.names[String(item['project_id'])] ?? workspace.name,
            })}
          </p>
        )
      }
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
              <Criteria text={String(item['acceptance_criteria'])} />
            </Section>
          )}
          <Deliveries id={item.id} />
          {member && <Compare packageId={item.id} />}
        </>
      )}
    </RecordPage>
  );
}
