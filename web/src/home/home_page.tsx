import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { clock, today, town, weekday } from '../ui/format.ts';
import { useNow } from '../ui/now.ts';
import { Page, Section } from '../ui/page.tsx';
import { Empty } from '../ui/states.tsx';
import { CashByCurrency } from './cash_by_currency.tsx';
import { Figures } from './figures.tsx';
import { Happened } from './happened.tsx';
import { MarginByProject } from './margin_by_project.tsx';
import { useOutsiderNeeds } from './outsider_needs.tsx';
import { Overdue } from './overdue.tsx';
import { Promises } from './promises.tsx';
import { useTeamNeeds } from './team_needs.tsx';
import { WhoIsWorking } from './who_is_working.tsx';
import './home.css';

function NeedsYou() {
  const rows = [...useTeamNeeds(), ...useOutsiderNeeds()];
  return (
    <Section title={t('Needs you')} aside={rows.length || ''}>
      {rows.length === 0 ? (
        <Empty text={t('Nothing waits for you. Enjoy the quiet.')} />
      ) : (
        <ul className="needs">{rows}</ul>
      )}
    </Section>
  );
}

/** The first page: what there is, who works, what waits, what is owed, what happened since. */
export function HomePage() {
  const session = useSession();
  const now = useNow();
  const money = holds(session, 'finance', 'auditor');
  const team = session.actor.kind === 'member';
  return (
    <Page
      title={weekday(today(session.zone))}
      actions={<span className="quiet">{`${town(session.zone)} ${clock(now, session.zone)}`}</span>}
    >
      {money && <Figures />}
      {team && <WhoIsWorking />}
      <div className="columns monday">
        <div>
          {money && <CashByCurrency />}
          {money && <MarginByProject />}
          {!team && <NeedsYou />}
          {team && <Happened />}
        </div>
        <div className={team ? '' : 'outside'}>
          {team && <NeedsYou />}
          {money && <Overdue />}
          {holds(session, 'support') && <Promises />}
          {!team && <Happened />}
        </div>
      </div>
    </Page>
  );
}
