import { createContext, useContext } from 'react';
import type { Session } from '../api/generated.ts';

const SessionContext = createContext<Session | null>(null);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in; only inside the shell. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error('useSession stands inside the shell');
  return session;
}

export function holds(session: Session, ...rights: string[]): boolean {
  return rights.some((right) => session.actor.rights.includes(right));
}
