import { asApiFailure, boardApi, ErrorMessage, useFormat, useSession } from '@valora/board';
import { RequireAction } from '../../../session/require-action.js';
import { Loading } from '../../../ui/loading.js';
import { Page } from '../../../ui/page.js';
import { Section } from '../../../ui/section.js';
import { Invitations } from './invitations.js';
import { MemberList } from './member-list.js';

const MembersContent = () => {
  const { team } = useSession();
  const format = useFormat();
  const { data, error, refetch } = boardApi.useListMembersQuery({ params: { id: team.id } });
  const count = data?.items.length ?? 0;
  const message =
    data === undefined
      ? 'Who can see and decide in this team.'
      : count === 1
        ? `Only you are in ${team.name} so far; a link invites the next.`
        : `${format.count(count, 'person', 'people')} are in ${team.name}; each has one role.`;
  return (
    <Page title="Members" message={message}>
      {error === undefined ? null : (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="list the members"
          onRetry={() => void refetch()}
        />
      )}
      {data === undefined ? (
        error === undefined ? (
          <Loading what="the members" />
        ) : null
      ) : (
        <MemberList members={data.items} />
      )}
      <Section title="Invite somebody">
        <Invitations />
      </Section>
    </Page>
  );
};

/** Members, roles, invitations. */
export const MembersPage = () => (
  <RequireAction action="team.administer" title="Members">
    <MembersContent />
  </RequireAction>
);
