import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectedProject, ForgeInstallation } from '@valora/contracts';
import React, { useMemo, useState } from 'react';
import {
  canConnect,
  connectBody,
  newTeam,
  startConnecting,
  teamOptions,
  type ConnectDraft,
} from '../../../board/jira/src/connect/connect-draft';
import { currencyOptions } from '../../../board/jira/src/connect/currency-options';
import { leavingOptions, leavingWords } from '../../../board/jira/src/connect/leaving-options';
import { problemsOf } from '../../shared/call-backend';
import { FailureWords } from '../../shared/states';
import { useAction } from '../../shared/use-action';
import { useFormats } from '../../shared/use-formats';
import { ChoiceField, LineField } from '../fields';
import { connectProject } from '../settings-api';

interface ConnectFormProps {
  readonly projectId: string;
  readonly projectKey: string;
  /** Teams of the site that the project may join. */
  readonly teams: ForgeInstallation['teams'];
  readonly onConnected: (project: ConnectedProject) => void;
}

/** Connects a project: to a new team, or to one that another project of the site has. */
export const ConnectForm = ({ projectId, projectKey, teams, onConnected }: ConnectFormProps) => {
  const { locale } = useFormats();
  const [draft, setDraft] = useState(() => startConnecting(projectKey));
  const put = (part: Partial<ConnectDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
  };
  const currencies = useMemo(() => currencyOptions(locale, ', '), [locale]);
  const connect = useAction((wanted: ConnectDraft) => connectProject(projectId, connectBody(wanted)));
  const submit = async () => {
    const answer = await connect.start(draft);
    if (answer?.ok) onConnected(answer.data);
  };
  return (
    <Stack space="space.150">
      {teams.length === 0 ? null : (
        <ChoiceField
          id="team"
          label="Team"
          hint="Projects of one team share one ranking and one set of weights"
          value={draft.teamId}
          options={teamOptions(teams)}
          onChange={(teamId) => {
            put({ teamId });
          }}
        />
      )}
      {draft.teamId === newTeam ? (
        <>
          <LineField
            id="team-name"
            label="Name of the team"
            value={draft.teamName}
            problem={problemsOf(connect.failure, 'teamName')[0]}
            onChange={(teamName) => {
              put({ teamName });
            }}
          />
          <ChoiceField
            id="currency"
            label="Currency"
            hint="Value and cost are worked out in it"
            value={draft.currency}
            options={currencies}
            onChange={(currency) => {
              put({ currency });
            }}
          />
        </>
      ) : null}
      <ChoiceField
        id="what-leaves"
        label="What leaves Jira"
        hint={leavingWords[draft.mode]}
        value={draft.mode}
        options={leavingOptions}
        onChange={(mode) => {
          put({ mode });
        }}
      />
      <Text>
        Connecting reads the issues of the project and sends what you chose, and their keys, types, statuses
        and dates, to Valora’s server outside of Atlassian. You can change it field by field at any time; what
        may no longer leave is removed there. Issues with a security level are never read.
      </Text>
      {connect.failure ? (
        <SectionMessage appearance="error" title={`${projectKey} was not connected`}>
          <FailureWords failure={connect.failure} />
        </SectionMessage>
      ) : null}
      <Inline>
        <LoadingButton
          appearance="primary"
          isLoading={connect.isPending}
          isDisabled={connect.isPending || !canConnect(draft)}
          onClick={() => void submit()}
        >
          {`Connect ${projectKey}`}
        </LoadingButton>
      </Inline>
    </Stack>
  );
};
