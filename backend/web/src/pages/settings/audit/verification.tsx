import Button from '@atlaskit/button/new';
import { asApiFailure, boardApi, ErrorMessage, Message, useFormat } from '@valora/board';
import { verificationMessage } from './verification-message.js';

/** Recomputes the hash chain on request: it reads the whole trail, so it does not run by itself. */
export const Verification = () => {
  const [verify, { data, error, isFetching }] = boardApi.useLazyVerifyAuditQuery();
  const { locale } = useFormat();
  const shown = data === undefined ? null : verificationMessage(data, locale);
  return (
    <>
      <p>
        <Button onClick={() => void verify()} isLoading={isFetching}>
          Verify the chain
        </Button>
      </p>
      {error === undefined ? null : <ErrorMessage failure={asApiFailure(error)} attempt="verify the chain" />}
      {shown === null ? null : (
        <Message tone={shown.tone} title={shown.title}>
          {shown.text}
        </Message>
      )}
    </>
  );
};
