import { Link } from '@tanstack/react-router';
import type { Amount, Audience, FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { pageOf } from '../app/places.ts';
import { AudienceChip, StateChip } from './chips.tsx';
import { languageName } from './format.ts';
import { Money } from './money.tsx';
import { Day, Time, ZoneNow } from './time.tsx';
import { choice } from './words.ts';

interface Props {
  name: string;
  facts: FieldFacts | undefined;
  value: unknown;
  names: Record<string, string>;
}

/** A value as people read it, by its kind. */
export function Value({ name, facts, value, names }: Props) {
  if (value === null || value === undefined || value === '')
    return <span className="quiet">–</span>;
  if (name === 'audience') return <AudienceChip audience={value as Audience} />;
  if (name === 'state' || name === 'stage') return <StateChip state={String(value)} />;
  if (name === 'language') return <>{languageName(String(value))}</>;
  if (name === 'zone') return <ZoneNow zone={String(value)} />;
  if (facts?.references) {
    const id = String(value);
    return <Link to={pageOf(facts.references, id)}>{names[id] ?? t('not visible to you')}</Link>;
  }
  switch (facts?.type) {
    case 'amount':
      return <Money amount={value as Amount} />;
    case 'date':
      return <Day date={String(value)} />;
    case 'instant':
      return <Time at={String(value)} />;
    case 'choice':
      return <>{choice(String(value))}</>;
    case 'flag':
      return <>{value === true ? t('Yes') : t('No')}</>;
    case 'list':
      return <>{(value as string[]).join(', ') || '–'}</>;
    default:
      return <bdi>{String(value)}</bdi>;
  }
}
