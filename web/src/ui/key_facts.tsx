import type { ReactNode } from 'react';

export interface KeyFact {
  label: string;
  value: ReactNode;
  under?: ReactNode;
}

/** The three or four facts that one opens a record for, at the top right. */
export function KeyFacts({ facts }: { facts: KeyFact[] }) {
  return (
    <dl className="key-facts">
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <dd className="strong">{fact.value}</dd>
          {fact.under && <dd className="quiet small">{fact.under}</dd>}
        </div>
      ))}
    </dl>
  );
}
