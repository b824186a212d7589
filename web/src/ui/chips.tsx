import type { Audience } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { choice } from './words.ts';

const tones: Record<string, string> = {
  draft: 'outline',
  credited: 'outline',
  written_off: 'outline',
  ended: 'outline',
  paused: 'warn',
  superseded: 'outline',
  cancelled: 'outline',
  archived: 'outline',
  paid: 'good',
  accepted: 'good',
  done: 'good',
  solved: 'good',
  won: 'good',
  approved: 'good',
  active: 'plain',
  countered: 'warn',
  delivered: 'warn',
  sent_back: 'warn',
  waiting: 'plain',
  kept: 'warn',
  failed: 'bad',
  lost: 'bad',
  declined: 'bad',
  overdue: 'bad',
  disabled: 'bad',
};

/** The state of a record, in a word and a tone; never by colour alone. */
export function StateChip({ state }: { state: string }) {
  return <span className={`chip ${tones[state] ?? 'plain'}`}>{choice(state)}</span>;
}

const words: Record<Audience, string> = {
  team: 'Team only',
  team_customer: '+ customer',
  team_partner: '+ partners',
  everyone: 'Everyone',
};

/** Who can see this: three bars (team, customer, partners) and the words. */
export function AudienceChip({ audience }: { audience: Audience }) {
  const customer = audience === 'team_customer' || audience === 'everyone';
  const partner = audience === 'team_partner' || audience === 'everyone';
  return (
    <span className={`audience ${audience}`}>
      <span className="bars" aria-hidden="true">
        <i className="team" />
        <i className={customer ? 'customer' : ''} />
        <i className={partner ? 'partner' : ''} />
      </span>
      {t(words[audience])}
    </span>
  );
}

export function Initials({ name }: { name: string }) {
  const words = name.trim().split(/\s+/);
  const letters =
    words.length > 1
      ? words
          .slice(0, 2)
          .map((word) => [...word][0] ?? '')
          .join('')
      : [...(words[0] ?? '')].slice(0, 2).join('');
  return (
    <span className="initials" title={name} aria-hidden="true">
      {letters.toUpperCase()}
    </span>
  );
}
