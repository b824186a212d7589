import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { BankProposal, BookLineInput, MatchReason } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { figure } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';

const words: Record<MatchReason, () => string> = {
  creditor_reference: () => t('Reference is ours'),
  end_to_end_id: () => t('End-to-end reference is ours'),
  number: () => t('Number in the text'),
  recorded_before: () => t('Recorded before'),
  amount: () => t('Amount is the same'),
  sum: () => t('Sum is the same'),
  iban: () => t('IBAN is theirs'),
  name: () => t('Name is the same'),
};

/** A proposal as the request that books it. */
export function asRequest(proposal: BankProposal): BookLineInput {
  if (proposal.payment_id) return { payment_id: proposal.payment_id };
  return {
    party_id: proposal.party_id,
    allocations: proposal.documents.map((one) => ({
      ...(one.invoice_id ? { invoice_id: one.invoice_id } : { bill_id: one.bill_id }),
      amount: one.settles,
      ...(one.discount ? { takes_discount: true } : {}),
    })),
  };
}

function Document({ one }: { one: BankProposal['documents'][number] }) {
  const to = one.invoice_id ? `/invoices/${one.invoice_id}` : `/bills/${one.bill_id}`;
  return (
    <li>
      <Link to={to}>{one.number}</Link>
      <span className="quiet small">
        {t('Open: {amount}', { amount: `${one.open.currency} ${figure(one.open.amount)}` })}
      </span>
      {one.discount && (
        <span className="quiet small">
          {t('{amount} off for early payment', {
            amount: `${one.discount.currency} ${figure(one.discount.amount)}`,
          })}
        </span>
      )}
      <Money amount={one.settles} />
    </li>
  );
}

interface Props {
  proposal: BankProposal;
  first: boolean;
  busy: boolean;
  book: (request: BookLineInput) => void;
}

/** What a line may be, why, and the button that books it. */
export function ProposalCard({ proposal, first, busy, book }: Props) {
  const rest = proposal.left_over;
  return (
    <article className={`proposal${proposal.is_certain ? ' certain' : ''}`}>
      <header>
        <bdi className="strong">{proposal.party}</bdi>
        <Button
          variant={first ? 'filled' : 'default'}
          loading={busy}
          onClick={() => book(asRequest(proposal))}
        >
          {proposal.payment_id ? t('It is this one') : t('Book')}
          {first && <kbd>b</kbd>}
        </Button>
      </header>
      {proposal.documents.length > 0 && (
        <ul>
          {proposal.documents.map((one) => (
            <Document key={one.number} one={one} />
          ))}
        </ul>
      )}
      {Number(rest.amount) !== 0 && (
        <p className="small">
          {t('{amount} is left over and becomes credit.', {
            amount: `${rest.currency} ${figure(rest.amount)}`,
          })}
        </p>
      )}
      <p className="proposal-reasons small quiet">
        {proposal.reasons.map((reason) => words[reason]()).join(' · ')}
      </p>
    </article>
  );
}
