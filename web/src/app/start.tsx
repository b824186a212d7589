import { RouterProvider } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useMemo, useState } from 'react';
import { Problem, send } from '../api/client.ts';
import { api, type Session } from '../api/generated.ts';
import { ErrorState } from '../ui/states.tsx';
import { arrivalOf } from './arrival.ts';
import { speak } from './language.ts';
import { makeRouter } from './router.tsx';

// Whoever is signed in needs no door.
const Arrive = lazy(async () => ({ default: (await import('./arrive.tsx')).Arrive }));
const SetupPage = lazy(async () => ({ default: (await import('./setup.tsx')).SetupPage }));
const SignIn = lazy(async () => ({ default: (await import('./sign_in.tsx')).SignIn }));

type State =
  | { at: 'looking' }
  | { at: 'setup' }
  | { at: 'door' }
  | { at: 'arrival'; page: 'join' | 'portal'; secret: string }
  | { at: 'inside'; session: Session }
  | { at: 'failed'; error: Error };

async function look(): Promise<State> {
  const arrival = arrivalOf(window.location);
  if (arrival) return { at: 'arrival', ...arrival };
  try {
    const session = await send(api.session.get());
    await speak(session.language);
    return { at: 'inside', session };
  } catch (error) {
    if (!(error instanceof Problem) || error.status !== 401)
      return { at: 'failed', error: error as Error };
  }
  const setup = await send(api.setup.get());
  return { at: setup.needed ? 'setup' : 'door' };
}

/** Who is it? Then the shell, the door, an invitation, or the very first page. */
export function Start() {
  const [state, setState] = useState<State>({ at: 'looking' });
  useEffect(() => {
    look().then(setState, (error: Error) => setState({ at: 'failed', error }));
  }, []);
  const enter = async (session: Session) => {
    await speak(session.language);
    window.history.replaceState(null, '', '/');
    setState({ at: 'inside', session });
  };
  const session = state.at === 'inside' ? state.session : null;
  const router = useMemo(() => (session ? makeRouter(session) : null), [session]);
  if (router) return <RouterProvider router={router} />;
  return <Suspense>{outside(state, enter)}</Suspense>;
}

function outside(state: State, enter: (session: Session) => Promise<void>) {
  switch (state.at) {
    case 'setup':
      return <SetupPage onDone={enter} />;
    case 'door':
      return <SignIn onDone={enter} />;
    case 'arrival':
      return <Arrive page={state.page} secret={state.secret} onDone={enter} />;
    case 'failed':
      return <ErrorState error={state.error} />;
    default:
      return null;
  }
}
