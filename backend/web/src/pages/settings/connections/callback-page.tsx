import { asApiFailure, boardApi, ErrorMessage, Message, type ApiFailure } from '@valora/board';
import { useEffect, useRef, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { RequireAction } from '../../../session/require-action.js';
import { GoButton } from '../../../ui/go-button.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { oauthAnswerOf } from './oauth-answer.js';

/** Hands the code on; it is good for one exchange, so it is sent once, however often the page is drawn. */
const Exchange = ({ code, state }: { readonly code: string; readonly state: string }) => {
  const [finish] = boardApi.useFinishJiraOAuthMutation();
  const navigate = useNavigate();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    finish({ body: { code, state } })
      .unwrap()
      .then(() => navigate('/settings/connections', { replace: true }))
      .catch((thrown: unknown) => setFailure(asApiFailure(thrown)));
  }, [finish, navigate, code, state]);
  return failure === null ? (
    <Loading what="the connection" />
  ) : (
    <ErrorMessage failure={failure} attempt="connect Jira" />
  );
};

const CallbackContent = () => {
  const [search] = useSearchParams();
  const answer = oauthAnswerOf(search);
  const message =
    answer.kind === 'granted'
      ? 'Atlassian said yes; the connection is being made.'
      : 'Jira is not connected; nothing has changed.';
  return (
    <Page title="Connecting Jira" message={message}>
      {answer.kind === 'granted' ? <Exchange code={answer.code} state={answer.state} /> : null}
      {answer.kind === 'refused' ? (
        <Message tone="warning" title="Atlassian sent you back">
          {answer.reason}
        </Message>
      ) : null}
      {answer.kind === 'incomplete' ? (
        <Message tone="warning" title="This address is not whole">
          It lacks what Atlassian adds to it. Start the connection again.
        </Message>
      ) : null}
      <p>
        <GoButton to="/settings/connections">Back to the connections</GoButton>
      </p>
    </Page>
  );
};

/** Where Atlassian sends the browser back to after it asked for consent. */
export const CallbackPage = () => (
  <RequireAction action="team.administer" title="Connecting Jira">
    <CallbackContent />
  </RequireAction>
);
