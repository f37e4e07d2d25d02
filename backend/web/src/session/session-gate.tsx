import { asApiFailure, boardApi, ErrorMessage, SessionProvider } from '@valora/board';
import { useSyncExternalStore } from 'react';
import { Navigate, Outlet } from 'react-router-dom';
import { useWorld } from '../app/world-context.js';
import { Loading } from '../ui/loading.js';
import { Page } from '../ui/page.js';
import { signInPath } from './next-path.js';

/** Lets the pages below it see a session; without one it leads to the sign-in and back. */
export const SessionGate = () => {
  const { sessionEnd, urlState } = useWorld();
  const ended = useSyncExternalStore(sessionEnd.listen, sessionEnd.hasEnded);
  const { data: session, error, refetch } = boardApi.useGetSessionQuery(undefined, { skip: ended });
  const failure = error === undefined ? null : asApiFailure(error);
  if (ended || failure?.code === 'unauthenticated') {
    // The board writes its filters past the router, so only the window knows the whole address.
    const { pathname, search, hash } = window.location;
    return <Navigate to={signInPath(`${pathname}${search}${hash}`)} replace />;
  }
  if (session !== undefined) {
    return (
      <SessionProvider session={session} urlState={urlState}>
        <Outlet />
      </SessionProvider>
    );
  }
  return (
    <Page title="Valora" message={failure === null ? 'One moment.' : 'Your board cannot be shown right now.'}>
      {failure === null ? (
        <Loading what="your team" />
      ) : (
        <ErrorMessage failure={failure} attempt="open your team" onRetry={() => void refetch()} />
      )}
    </Page>
  );
};
