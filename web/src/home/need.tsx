import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

/** A row of what waits: what it is, and what can be done about it. */
export function Need({
  to,
  title,
  detail,
  aside,
}: {
  to: string;
  title: string;
  detail: ReactNode;
  aside?: ReactNode;
}) {
  return (
    <li>
      <span>
        <Link to={to} className="strong">
          {title}
        </Link>
        <span className="under">{detail}</span>
      </span>
      <span className="aside">{aside}</span>
    </li>
  );
}

/** Goes where the thing can be done. */
export function Go({ to, label }: { to: string; label: string }) {
  return (
    <Link to={to} className="button">
      {label}
    </Link>
  );
}
