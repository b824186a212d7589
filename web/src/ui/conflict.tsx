import { Button } from '@mantine/core';
import type { FieldFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import type { Difference, Pick } from './merge.ts';
import { Value } from './value.tsx';
import './conflict.css';

interface Props {
  fields: [string, FieldFacts][];
  found: Difference[];
  picks: Record<string, Pick>;
  names: Record<string, string>;
  onPick: (picks: Record<string, Pick>) => void;
}

/** Both versions side by side, field by field; each change stands until someone chooses otherwise. */
export function Conflict({ fields, found, picks, names, onPick }: Props) {
  const all = (side: Pick) =>
    onPick(Object.fromEntries(found.map((one) => [one.path, side] as const)));
  return (
    <div className="conflict">
      <p className="warn" role="alert">
        {t('Someone else changed this meanwhile. Choose what stands; nothing is saved yet.')}
      </p>
      <div className="buttons">
        <Button variant="default" onClick={() => all('mine')}>
          {t('Keep all of mine')}
        </Button>
        <Button variant="default" onClick={() => all('theirs')}>
          {t('Take all of theirs')}
        </Button>
      </div>
      {found.map((one) => {
        const facts = fields.find(([path]) => path === one.path)?.[1];
        const label = t(facts?.label ?? one.path);
        const side = (which: Pick, title: string, value: unknown) => (
          <label className={picks[one.path] === which ? 'side at' : 'side'}>
            <input
              type="radio"
              name={one.path}
              checked={picks[one.path] === which}
              onChange={() => onPick({ ...picks, [one.path]: which })}
            />
            <span className="small quiet">{title}</span>
            <span className="said">
              <Value name={one.path} facts={facts} value={value} names={names} />
            </span>
          </label>
        );
        return (
          <fieldset key={one.path}>
            <legend className="strong">
              {label}
              {one.by === 'both' && <span className="warn small"> {t('both changed this')}</span>}
            </legend>
            {side('mine', one.by === 'them' ? t('As it was') : t('Mine'), one.mine)}
            {side('theirs', one.by === 'me' ? t('As it was') : t('Theirs'), one.theirs)}
          </fieldset>
        );
      })}
    </div>
  );
}
