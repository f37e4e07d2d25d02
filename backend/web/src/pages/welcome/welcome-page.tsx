import { asApiFailure, boardApi, ErrorMessage } from '@valora/board';
import { Link } from 'react-router-dom';
import { useFragmentToken } from '../../session/use-fragment-token.js';
import { Entrance } from '../../shell/entrance.js';
import { Loading } from '../../ui/loading.js';
import { OwnerForm } from './owner-form.js';

const NeedsLink = () => (
  <Entrance
    title="Welcome to Valora"
    message="The first account is made with the one-time link that npm start printed."
  >
    <p>
      Open that link in this browser. It begins with this page’s address, ends with a long token after{' '}
      <code>#</code>, and works once. Start Valora again if you no longer have it.
    </p>
  </Entrance>
);

/** First run: the owner's account and the team. */
export const WelcomePage = () => {
  const linkToken = useFragmentToken('link');
  const { data: setup, error, refetch } = boardApi.useGetSetupQuery();
  if (error !== undefined) {
    return (
      <Entrance title="Welcome to Valora" message="Valora does not answer yet.">
        <ErrorMessage failure={asApiFailure(error)} onRetry={() => void refetch()} />
      </Entrance>
    );
  }
  if (setup === undefined) {
    return (
      <Entrance title="Welcome to Valora" message="One moment.">
        <Loading what="the set-up" />
      </Entrance>
    );
  }
  if (!setup.ownerNeeded) {
    return (
      <Entrance title="Welcome back" message="This Valora is set up already.">
        <p>
          <Link to="/sign-in">Sign in</Link>, or open the invitation a teammate sent you.
        </p>
      </Entrance>
    );
  }
  if (linkToken === null) return <NeedsLink />;
  return (
    <Entrance title="Welcome to Valora" message="Two minutes to a ranked backlog: first you and your team.">
      <OwnerForm linkToken={linkToken} />
    </Entrance>
  );
};
