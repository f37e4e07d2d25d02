import { Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectedProject, ForgeInstallation, GivenBody, PolicyMode, forge } from '@valora/contracts';
import React, { useMemo, useState } from 'react';
import { problemsOf } from '../../shared/call-backend';
import { FailureWords } from '../../shared/states';
import { useAction } from '../../shared/use-action';
import { useFormats } from '../../shared/use-formats';
import { ChoiceField, LineField } from '../fields';
import { connectProject } from '../settings-api';
import { currencyOptions } from './currency-options';
import { leavingOptions, leavingWords } from './leaving-options';

interface ConnectFormProps {
  readonly projectId: string;
  readonly projectKey: string;
  /** Teams of the site that the project may join. */
  readonly teams: ForgeInstallation['teams'];
  readonly onConnected: (project: ConnectedProject) => void;
}

type Body = GivenBody<typeof forge.connectProject>;

const newTeam = '';

/** Connects a project: to a new team, or to one that another project of the site has. */
export const ConnectForm = ({ projectId, projectKey, teams, onConnected }: ConnectFormProps) => {
  const { locale } = useFormats();
  const [teamId, setTeamId] = useState(newTeam);
  const [teamName, setTeamName] = useState(projectKey);
  const [currency, setCurrency] = useState('EUR');
  const [mode, setMode] = useState<PolicyMode>('allowed_fields');
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const connect = useAction((body: Body) => connectProject(projectId, body));
  const isNew = teamId === newTeam;
  const submit = async () => {
    const answer = await connect.start(
      isNew ? { teamId: null, teamName: teamName.trim(), currency, mode } : { teamId, mode },
    );
    if (answer?.ok) onConnected(answer.data);
  };
  return (
    <Stack space="space.150">
      {teams.length === 0 ? null : (
        <ChoiceField
          id="team"
          label="Team"
          hint="Projects of one team share one ranking and one set of weights"
          value={teamId}
          options={[
            { value: newTeam, label: 'A new team' },
            ...teams.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={setTeamId}
        />
      )}
      {isNew ? (
        <>
          <LineField
            id="team-name"
            label="Name of the team"
            value={teamName}
            problem={problemsOf(connect.failure, 'teamName')[0]}
            onChange={setTeamName}
          />
          <ChoiceField
            id="currency"
            label="Currency"
            hint="Value and cost are worked out in it"
            value={currency}
            options={currencies}
            onChange={setCurrency}
          />
        </>
      ) : null}
      <ChoiceField
        id="what-leaves"
        label="What leaves Jira"
        hint={leavingWords[mode]}
        value={mode}
        options={leavingOptions}
        onChange={setMode}
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
          isDisabled={connect.isPending || (isNew && teamName.trim() === '')}
          onClick={() => void submit()}
        >
          {`Connect ${projectKey}`}
        </LoadingButton>
      </Inline>
    </Stack>
  );
};
