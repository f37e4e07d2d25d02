import { asApiFailure, boardApi, ErrorMessage } from '@valora/board';
import { RequireAction } from '../../../session/require-action.js';
import { Empty } from '../../../ui/empty.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { ConflictList } from './conflict-list.js';
import { EgressLog } from './egress-log.js';
import { PolicyList } from './policy-list.js';
import { SyncList } from './sync-list.js';

const Content = () => {
  const { data, error, refetch } = boardApi.useListDataPoliciesQuery();
  if (error !== undefined)
    return (
      <ErrorMessage
        failure={asApiFailure(error)}
        attempt="load what may leave Jira"
        onRetry={() => void refetch()}
      />
    );
  if (data === undefined) return <Loading what="what may leave Jira" />;
  const { items: policies } = data;
  return (
    <>
      {policies.length === 0 ? (
        <Empty title="No project is connected through the app in Jira">
          Projects are connected inside Jira, under Apps, Valora, or on the page of the project. Until then
          nothing leaves Jira that way.
        </Empty>
      ) : (
        <>
          <Section title="Reading">
            <SyncList projects={policies} />
          </Section>
          <Section
            title="What may leave"
            intro="Project, type, status and dates are always read. Issues with a security level never are."
          >
            <PolicyList policies={policies} />
          </Section>
          <Section
            title="Conflicts"
            intro="Fields that were changed both in Jira and here since they last agreed."
          >
            <ConflictList />
          </Section>
        </>
      )}
      <Section title="What left" intro="One row for every transfer out of Jira.">
        <EgressLog />
      </Section>
    </>
  );
};

/** What of the team’s Jira projects reaches this server, and what is done with it. */
export const JiraDataPage = () => (
  <RequireAction action="team.administer" title="What leaves Jira">
    <Page
      title="What leaves Jira"
      message="What of your Jira projects reaches Valora, by whom, and who decides."
      wide
    >
      <Content />
    </Page>
  </RequireAction>
);
