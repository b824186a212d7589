import type { BankLine, LineMatch } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { day } from '../ui/format.ts';
import { Money } from '../ui/money.tsx';

interface Props {
  lines: BankLine[];
  matches: LineMatch[];
  at: string;
  choose: (id: string) => void;
}

/** What a line is called: the other side, or what the bank says of it. */
export function nameOf(line: BankLine): string {
  return line.name || line.text || line.reference || t('Without a name');
}

/** The lines that wait, and for each what speaks for it. */
export function Lines({ lines, matches, at, choose }: Props) {
  const known = new Map(matches.map((match) => [match.bank_line_id, match.proposal]));
  return (
    <nav className="bank-lines" aria-label={t('Lines to do')}>
      {lines.map((line) => {
        const proposal = known.get(line.id);
        return (
          <button
            key={line.id}
            type="button"
            className={line.id === at ? 'at' : ''}
            aria-current={line.id === at ? 'true' : undefined}
            onClick={() => choose(line.id)}
          >
            <span className="bank-line-head">
              <bdi className="strong">{nameOf(line)}</bdi>
              <Money amount={line.amount} />
            </span>
            <span className="bank-line-foot small">
              <span className="quiet">{day(line.booked_on)}</span>
              <span className={proposal?.is_certain ? 'good' : 'quiet'}>
                {proposal
                  ? (proposal.documents[0]?.number ?? t('Recorded before'))
                  : t('Nothing found')}
              </span>
            </span>
          </button>
        );
      })}
    </nav>
  );
}
