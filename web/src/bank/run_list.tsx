import type { EntityFacts } from '../api/generated.ts';
import { t } from '../app/language.ts';
import { List } from '../ui/list.tsx';
import { Section } from '../ui/page.tsx';

interface Props {
  entity: EntityFacts;
  /** The field of the day on which money moves. */
  day: string;
  to: string;
  empty: string;
}

/** The runs that are under way, and all others. */
export function RunList({ entity, day, to, empty }: Props) {
  return (
    <Section title={t('Runs')}>
      <List
        entity={entity}
        views={[
          { label: 'Under way', query: { 'state.in': 'draft,approved' } },
          { label: 'All', query: {} },
        ]}
        columns={[
          { field: 'number' },
          { field: 'state' },
          { field: day },
          { field: 'lines', end: true, show: (run) => (run['lines'] as unknown[]).length },
        ]}
        empty={empty}
        to={(run) => `${to}/${run.id}`}
      />
    </Section>
  );
}
