import { Skeleton } from '@valora/board';
import { useState } from 'react';
import { Link, Navigate, useSearchParams } from 'react-router-dom';
import { boardApi } from '@valora/board';
import { nextPath } from '../../session/next-path.js';
import { useFragmentToken } from '../../session/use-fragment-token.js';
import { Entrance } from '../../shell/entrance.js';
import { LinkSignIn } from './link-sign-in.js';
import { PasswordForm } from './password-form.js';

/** Sign-in by e-mail and password, or by the one-time link the page was opened with. */
export const SignInPage = () => {
  const linkToken = useFragmentToken('link');
  const [isLinkDead, setLinkDead] = useState(false);
  const [search] = useSearchParams();
  const next = nextPath(search.get('next'));
  const { data: setup, isLoading } = boardApi.useGetSetupQuery();
  if (linkToken !== null && !isLinkDead) {
    return (
      <Entrance title="Signing you in" message="Your link is being checked.">
        <LinkSignIn linkToken={linkToken} next={next} onGiveUp={() => setLinkDead(true)} />
      </Entrance>
    );
  }
  if (setup?.ownerNeeded === true) return <Navigate to="/welcome" replace />;
  return (
    <Entrance title="Sign in" message="See what to build next, and how sure that is.">
      {isLoading ? <Skeleton width="100%" height={120} /> : <PasswordForm next={next} />}
      <p>
        No password at hand? Whoever runs Valora gets a one-time link from <code>npm start</code>; a teammate
        can send you an invitation. <Link to="/join">You have an invitation</Link>
      </p>
    </Entrance>
  );
};
