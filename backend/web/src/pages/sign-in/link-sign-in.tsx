import Button from '@atlaskit/button/new';
import { asApiFailure, ErrorMessage, type ApiFailure } from '@valora/board';
import { api } from '@valora/contracts';
import { useEffect, useRef, useState } from 'react';
import { useWorld } from '../../app/world-context.js';
import { enter } from '../../session/enter.js';
import { Loading } from '../../ui/loading.js';

export interface LinkSignInProps {
  readonly linkToken: string;
  readonly next: string;
  readonly onGiveUp: () => void;
}

/** Redeems a one-time link. It works once, so it is sent once, however often the page is drawn. */
export const LinkSignIn = ({ linkToken, next, onGiveUp }: LinkSignInProps) => {
  const { transport } = useWorld();
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const sent = useRef(false);
  useEffect(() => {
    if (sent.current) return;
    sent.current = true;
    transport
      .call(api.identity.redeemLink, { body: { linkToken } })
      .then(() => enter(next))
      .catch((thrown: unknown) => setFailure(asApiFailure(thrown)));
  }, [transport, linkToken, next]);
  if (failure === null) return <Loading what="your session" />;
  return (
    <>
      <ErrorMessage failure={failure} attempt="sign in with this link" />
      <p>A link works once and for a short time. Start Valora again for a new one, or use your password.</p>
      <p>
        <Button appearance="primary" onClick={onGiveUp}>
          Sign in with a password
        </Button>
      </p>
    </>
  );
};
