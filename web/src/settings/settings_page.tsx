import { t } from '../app/language.ts';
import { useSession } from '../app/session.tsx';
import { Page, Section } from '../ui/page.tsx';
import { Members } from './members.tsx';
import { OpenDoors } from './open_doors.tsx';
import { Rates } from './rates.tsx';
import './settings.css';

/** Who comes in, by which door, and what all pages convert by; outsiders see their own doors alone. */
export function SettingsPage() {
  const { actor } = useSession();
  return (
    <Page title={t('Settings')}>
      <Section title={t('Where you are signed in')}>
        <OpenDoors />
      </Section>
      {actor.kind === 'member' && (
        <>
          <Section title={t('Members')}>
            <Members />
          </Section>
          <Section title={t('Exchange rates')}>
            <Rates />
          </Section>
        </>
      )}
    </Page>
  );
}
