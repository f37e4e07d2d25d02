import Button from '@atlaskit/button/new';
import { Message } from '@valora/board';
import { useRouteError } from 'react-router-dom';
import { Page } from '../ui/page.js';

/** A chunk of an older build is gone after an update; browsers word its absence differently. */
const isStalePage = (thrown: unknown): boolean =>
  thrown instanceof TypeError && /dynamically imported module|module script failed/i.test(thrown.message);

/** A page that could not be drawn: an update behind its back, no connection, or a fault of ours. */
export const PagesProblem = () => {
  const thrown = useRouteError();
  const stale = isStalePage(thrown);
  return (
    <Page
      title={stale ? 'Reload to go on' : 'This page broke'}
      message={
        stale
          ? 'Valora was updated, or cannot be reached; this page is no longer whole.'
          : 'Something in this page failed. What you saved before is safe.'
      }
    >
      {stale || !(thrown instanceof Error) ? null : (
        <Message tone="danger" title="What failed">
          <code>{thrown.message}</code>
        </Message>
      )}
      <p>
        <Button appearance="primary" onClick={() => window.location.reload()}>
          Reload
        </Button>
      </p>
    </Page>
  );
};
