import { Menu, useMantineColorScheme } from '@mantine/core';
import { IconDots, IconSearch } from '@tabler/icons-react';
import { Link, Outlet, useNavigate, useRouterState } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useState } from 'react';
import { followChanges } from '../api/stream.ts';
import { send } from '../api/client.ts';
import { useCall } from '../api/queries.ts';
import { api, type Session } from '../api/generated.ts';
import { Initials } from '../ui/chips.tsx';
import { clock, town } from '../ui/format.ts';
import { useKeys } from './keys.ts';
import { useCounts } from './counts.ts';
import { languages, t } from './language.ts';
import { type NavItem, navigation } from './nav.ts';
import { SessionProvider } from './session.tsx';
import './shell.css';

// Asked for by a key, and not before.
const KeySheet = lazy(async () => ({ default: (await import('./key_sheet.tsx')).KeySheet }));
const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

function NavLink({ item, count, onClick }: { item: NavItem; count: string; onClick?: () => void }) {
  const Icon = item.icon;
  return (
    <Link
      to={item.to}
      className="nav-link"
      activeProps={{ className: 'active' }}
      activeOptions={{ exact: item.to === '/' }}
      title={item.keys ?? ''}
      {...(onClick ? { onClick } : {})}
    >
      <Icon size={16} stroke={1.7} aria-hidden="true" />
      {t(item.label)}
      {count !== '' && <bdi className="count">{count}</bdi>}
    </Link>
  );
}

async function speakFrom(session: Session, language: string) {
  const account = await send(api.accounts.show(session.actor.id));
  await send(api.accounts.update(session.actor.id, { language }, account.version));
  window.location.reload();
}

function Oneself({ session }: { session: Session }) {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const leave = async () => {
    await send(api.session.remove());
    window.location.assign('/');
  };
  return (
    <Menu position="top-start" width={200}>
      <Menu.Target>
        <button type="button" className="oneself">
          <Initials name={session.actor.name} />
          <span>
            <span className="strong">{session.actor.name}</span>
            <br />
            <span className="quiet small">
              {town(session.zone)} {clock(new Date(), session.zone)}
            </span>
          </span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => setColorScheme(colorScheme === 'dark' ? 'light' : 'dark')}>
          {colorScheme === 'dark' ? t('Light') : t('Dark')}
        </Menu.Item>
        {languages.map((language) => (
          <Menu.Item key={language.tag} onClick={() => void speakFrom(session, language.tag)}>
            <span lang={language.tag}>{language.name}</span>
          </Menu.Item>
        ))}
        <Menu.Item onClick={() => void leave()}>{t('Sign out')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = () => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** Whose company this is, and for whom an outsider is here: partners work for several. */
function Whose({ session }: { session: Session }) {
  const { kind, organisation_id } = session.actor;
  const own = useCall(api.parties.show(organisation_id), kind !== 'member').data;
  return (
    <div className="workspace">
      <span className="mark" aria-hidden="true">
        {session.workspace.name.slice(0, 1)}
      </span>
      <span>
        {session.workspace.name}
        {own && <span className="under">{t('for {name}', { name: own.name })}</span>}
      </span>
    </div>
  );
}

export function Shell({ session }: { session: Session }) {
  const [more, setMore] = useState(false);
  const [finding, setFinding] = useState(false);
  const groups = navigation(session);
  const counts = useCounts(session);
  const main = groups.flatMap((group) => group.items).slice(0, 4);
  const path = useRouterState({ select: (state) => state.location.pathname });
  const online = useOnline();
  useEffect(followChanges, []);
  useEffect(() => setMore(false), [path]);
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  useKeys([
    { keys: 'Ctrl K', label: 'Find or do', press: () => setFinding(true) },
    { keys: '?', label: 'All keys', press: () => setAsking(true) },
    ...groups
      .flatMap((group) => group.items)
      .flatMap(({ keys, label, to }) =>
        keys ? [{ keys, label, press: () => void navigate({ to }) }] : [],
      ),
  ]);
  return (
    <SessionProvider value={session}>
      <div className="shell">
        <nav className={`sidebar${more ? ' open' : ''}`} aria-label={t('Main')}>
          <Whose session={session} />
          <button type="button" className="find" onClick={() => setFinding(true)}>
            <IconSearch size={15} aria-hidden="true" /> {t('Find or do')} <kbd>Ctrl K</kbd>
          </button>
          {groups.map((group) => (
            <div key={group.label}>
              {group.label !== '' && <div className="nav-group">{t(group.label)}</div>}
              {group.items.map((item) => (
                <NavLink
                  key={item.to}
                  item={item}
                  count={counts[item.to] ?? ''}
                  onClick={() => setMore(false)}
                />
              ))}
            </div>
          ))}
          <Oneself session={session} />
        </nav>
        <main className="content">
          {session.actor.kind !== 'member' && <Whose session={session} />}
          {!online && (
            <p className="offline" role="status">
              {t('You are offline. What you typed is kept; it is sent when the line is back.')}
            </p>
          )}
          <Outlet />
        </main>
        <nav className="tabs" aria-label={t('Main')}>
          {main.map((item) => (
            <Link
              key={item.to}
              to={item.to}
              activeOptions={{ exact: item.to === '/' }}
              activeProps={{ className: 'active' }}
            >
              <item.icon size={20} stroke={1.6} aria-hidden="true" />
              {t(item.label)}
            </Link>
          ))}
          <button type="button" onClick={() => setMore(!more)} aria-expanded={more}>
            <IconDots size={20} aria-hidden="true" />
            {t('More')}
          </button>
        </nav>
      </div>
      <Suspense>
        {asking && <KeySheet onClose={() => setAsking(false)} />}
        {finding && <Palette groups={groups} onClose={() => setFinding(false)} />}
      </Suspense>
    </SessionProvider>
  );
}
