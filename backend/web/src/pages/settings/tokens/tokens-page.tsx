import { asApiFailure, boardApi, ErrorMessage, useFormat } from '@valora/board';
import { RequireAction } from '../../../session/require-action.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { TokenForm } from './token-form.js';
import { TokenList } from './token-list.js';

const TokensContent = () => {
  const { data, error, refetch } = boardApi.useListApiTokensQuery();
  const format = useFormat();
  const count = data?.items.length ?? 0;
  const message =
    count === 0
      ? 'No script can reach this team: there is no token.'
      : `${format.count(count, 'token lets', 'tokens let')} scripts work with this team’s data.`;
  return (
    <Page
      title="API tokens"
      message={data === undefined ? 'Tokens let scripts work with this team’s data.' : message}
    >
      {error === undefined ? null : (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="list the tokens"
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === undefined ? <Loading what="the tokens" /> : null}
      {count === 0 ? null : <TokenList tokens={data?.items ?? []} />}
      <Section
        title="Make a token"
        intro={
          <>
            A script sends it as <code>Authorization: Bearer …</code>. What it can call is described at{' '}
            <a href="/api/docs">/api/docs</a>.
          </>
        }
      >
        <TokenForm />
      </Section>
    </Page>
  );
};

/** Tokens for scripts. */
export const TokensPage = () => (
  <RequireAction action="team.administer" title="API tokens">
    <TokensContent />
  </RequireAction>
);
