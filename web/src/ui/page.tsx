import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useKeys } from '../app/keys.ts';

interface Crumb {
  to: string;
  label: string;
}

/** The bar on top: where am I, and what can I do. */
export function Page({
  title,
  crumb,
  actions,
  children,
}: {
  title: string;
  crumb?: Crumb | undefined;
  actions?: ReactNode;
  children: ReactNode;
}) {
  const navigate = useNavigate();
  useKeys(
    crumb ? [{ keys: 'Esc', label: 'Back', press: () => void navigate({ to: crumb.to }) }] : [],
  );
  useEffect(() => {
    document.title = `${title} · Farflung`;
  }, [title]);
  return (
    <>
      <header className="topbar">
        <div className="crumbs">
          {crumb && (
            <>
              <Link to={crumb.to} title="Esc">
                {crumb.label}
              </Link>
              <span className="quiet"> › </span>
            </>
          )}
          <h1>{title}</h1>
        </div>
        {actions && <div className="page-actions">{actions}</div>}
      </header>
      <div className="page">{children}</div>
    </>
  );
}

export function Section({
  title,
  aside,
  children,
}: {
  title: string;
  aside?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section className="section">
      <header>
        <h2>{title}</h2>
        <span className="quiet">{aside}</span>
      </header>
      {children}
    </section>
  );
}
