import './settings.css';
import { Link, useSearch } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { t } from '../app/language.ts';
import { holds, useSession } from '../app/session.tsx';
import { Page } from '../ui/page.tsx';
import { Loading } from '../ui/states.tsx';

const sections = {
  me: lazy(() => import('./me.tsx').then((file) => ({ default: file.Me }))),
  sessions: lazy(() => import('./credentials.tsx').then((file) => ({ default: file.Sessions }))),
  tokens: lazy(() => import('./credentials.tsx').then((file) => ({ default: file.Tokens }))),
  company: lazy(() => import('./company.tsx').then((file) => ({ default: file.Company }))),
  members: lazy(() => import('./members.tsx').then((file) => ({ default: file.Members }))),
  online: lazy(() => import('./online.tsx').then((file) => ({ default: file.OnlinePayments }))),
  rates: lazy(() => import('./rates.tsx').then((file) => ({ default: file.Rates }))),
  audit: lazy(() => import('./audit.tsx').then((file) => ({ default: file.AuditTrail }))),
};
type Section = keyof typeof sections;

/** One's own login for everyone; the company's for those who answer for it. */
export function SettingsPage() {
  const search: { section?: Section } = useSearch({ strict: false });
  const session = useSession();
  const admin = holds(session, 'owner', 'admin');
  const team = session.actor.kind === 'member';
  const shown: [Section, string, boolean][] = [
    ['me', t('Your account'), true],
    ['sessions', t('Your sessions'), true],
    ['tokens', t('API tokens'), team],
    ['company', t('Your company'), admin],
    ['members', t('People with a login'), admin],
    ['online', t('Online payments'), admin || holds(session, 'finance', 'auditor')],
    ['rates', t('Exchange rates'), team],
    ['audit', t('Audit trail'), admin || holds(session, 'auditor')],
  ];
  const at = shown.find(([name, , open]) => open && name === search.section)?.[0] ?? 'me';
  const Shown = sections[at];
  return (
    <Page title={t('Settings')}>
      <div className="settings">
        <nav aria-label={t('Settings')}>
          {shown.map(([name, label, open]) =>
            open ? (
              <Link
                key={name}
                to="/settings"
                search={{ section: name } as never}
                className={name === at ? 'at' : ''}
                aria-current={name === at ? 'page' : undefined}
              >
                {label}
              </Link>
            ) : null,
          )}
          {admin && (
            <>
              <Link to="/outbox">{t('Outbox')}</Link>
            </>
          )}
        </nav>
        <div>
          <Suspense fallback={<Loading />}>
            <Shown />
          </Suspense>
        </div>
      </div>
    </Page>
  );
}
