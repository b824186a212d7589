import { Button } from '@mantine/core';
import { useState } from 'react';
import { useCall } from '../api/queries.ts';
import { api, type ApiCall, type BankLine, type BookLineInput } from '../api/generated.ts';
import { useKeys } from '../app/keys.ts';
import { t } from '../app/language.ts';
import { asks } from '../ui/actions.tsx';
import { FormDialog } from '../ui/form.tsx';
import { day } from '../ui/format.ts';
import { MoneyFigure } from '../ui/money.tsx';
import { Empty, ErrorState, Loading } from '../ui/states.tsx';
import { nameOf } from './lines.tsx';
import { asRequest, ProposalCard } from './proposals.tsx';

interface Props {
  line: BankLine;
  busy: boolean;
  able: boolean;
  book: (request: BookLineInput) => void;
  /** After a dialog did it by itself. */
  done: () => void;
}

type Way = 'account' | 'party' | 'aside';

function dialogOf(line: BankLine, way: Way) {
  const note = asks('text', 'Note');
  switch (way) {
    case 'account':
      return {
        title: t('Book against an account'),
        button: t('Book'),
        fields: {
          account_id: asks('id', 'Account', { references: 'ledger_account', required: true }),
          note,
        },
        call: (values: object): ApiCall<unknown> => api.bank_lines.book(line.id, values),
      };
    case 'party':
      return {
        title: t('Keep as credit of a customer'),
        button: t('Book'),
        fields: {
          party_id: asks('id', 'Customer', { references: 'party', required: true }),
          fee: asks('amount', 'Bank fee'),
          note,
        },
        call: (values: object): ApiCall<unknown> => api.bank_lines.book(line.id, values),
      };
    case 'aside':
      return {
        title: t('Set aside'),
        button: t('Set aside'),
        fields: { note: asks('text', 'Reason', { required: true }) },
        call: (values: object): ApiCall<unknown> =>
          api.bank_lines.set_aside(line.id, values as { note: string }),
      };
  }
}

function Told({ line }: { line: BankLine }) {
  const facts: [string, string][] = [
    [t('Text'), line.text],
    [t('IBAN'), line.iban],
    [t('Creditor reference'), line.creditor_reference],
    [t('End-to-end reference'), line.end_to_end_id],
    [t('Bank’s reference'), line.reference],
    [t('Value date'), line.value_on === line.booked_on ? '' : day(line.value_on)],
  ];
  return (
    <dl className="bank-told">
      {facts
        .filter(([, value]) => value !== '')
        .map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
    </dl>
  );
}

/** One line: what the bank says of it, what it may be, and the ways for all else. */
export function LineSide({ line, busy, able, book, done }: Props) {
  const [way, setWay] = useState<Way | null>(null);
  const proposals = useCall(api.bank_lines.proposals(line.id));
  const found = proposals.data?.items ?? [];
  const first = found[0];
  useKeys(
    able && first
      ? [{ keys: 'b', label: 'Book the first proposal', press: () => book(asRequest(first)) }]
      : [],
  );
  return (
    <section className="bank-side" aria-label={nameOf(line)}>
      <header>
        <div>
          <h2>
            <bdi>{nameOf(line)}</bdi>
          </h2>
          <p className="quiet">{day(line.booked_on)}</p>
        </div>
        <MoneyFigure amount={line.amount} />
      </header>
      <Told line={line} />
      {proposals.isLoading && <Loading />}
      {proposals.error && (
        <ErrorState error={proposals.error} retry={() => void proposals.refetch()} />
      )}
      {proposals.data && found.length === 0 && (
        <Empty text={t('No open document fits. Choose below what this is.')} />
      )}
      {found.map((proposal, index) => (
        <ProposalCard
          key={proposal.payment_id ?? proposal.documents.map((one) => one.number).join()}
          proposal={proposal}
          first={index === 0}
          busy={busy}
          book={book}
        />
      ))}
      {able && (
        <div className="bank-ways">
          <Button variant="default" onClick={() => setWay('account')}>
            {t('Another account')}
          </Button>
          {!line.amount.amount.startsWith('-') && (
            <Button variant="default" onClick={() => setWay('party')}>
              {t('Customer credit')}
            </Button>
          )}
          <Button variant="default" onClick={() => setWay('aside')}>
            {t('Set aside')}
          </Button>
        </div>
      )}
      {way && (
        <FormDialog
          {...dialogOf(line, way)}
          start={{}}
          onDone={done}
          onClose={() => setWay(null)}
        />
      )}
    </section>
  );
}
