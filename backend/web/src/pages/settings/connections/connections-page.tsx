import { asApiFailure, boardApi, ErrorMessage } from '@valora/board';
import { RequireAction } from '../../../session/require-action.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { ConnectJira } from './connect-jira.js';
import { ConnectionRow } from './connection-row.js';
import { connectionsMessage } from './connections-message.js';
import rows from '../../../ui/rows.module.css';

const ConnectionsContent = () => {
  const { data, error, refetch } = boardApi.useListIntegrationsQuery();
  return (
    <Page
      title="Connections"
      message={data === undefined ? 'Other systems this team works with.' : connectionsMessage(data.items)}
    >
      {error === undefined ? null : (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="list the connections"
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined && error === undefined ? <Loading what="the connections" /> : null}
      {data === undefined || data.items.length === 0 ? null : (
        <ul className={rows.rows}>
          {data.items.map((integration) => (
            <ConnectionRow key={integration.id} integration={integration} />
          ))}
        </ul>
      )}
      {data === undefined ? null : (
        <Section title={data.items.length === 0 ? 'Connect Jira Cloud' : 'Connect another site'}>
          <ConnectJira oauthAvailable={data.oauthAvailable} />
        </Section>
      )}
    </Page>
  );
};

/** Connections of the team to other systems. */
export const ConnectionsPage = () => (
  <RequireAction action="team.administer" title="Connections">
    <ConnectionsContent />
  </RequireAction>
);
