import Button from '@atlaskit/button/new';
import {
  asApiFailure,
  boardApi,
  ErrorMessage,
  problemsOf,
  SelectField,
  TextField,
  useFormat,
} from '@valora/board';
import type { PolicyMode } from '@valora/contracts';
import { useMemo, useState, type FormEvent } from 'react';
import { useJira } from '../host/jira-context.js';
import styles from './connect.module.css';
import { currencyOptions } from './currency-options.js';
import { leavingOptions, leavingWords } from './leaving-options.js';

const newTeam = '';

/** Teams of the site that a Jira admin may join the project to; others make a team of their own. */
const useTeams = () => boardApi.useGetForgeInstallationQuery().data?.teams ?? [];

/** Connects the project: to a new team, or to one that another project of the site has. */
export const ConnectForm = () => {
  const { place } = useJira();
  const { locale } = useFormat();
  const teams = useTeams();
  const [teamId, setTeamId] = useState(newTeam);
  const [teamName, setTeamName] = useState(place.projectKey);
  const [currency, setCurrency] = useState('EUR');
  const [mode, setMode] = useState<PolicyMode>('allowed_fields');
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const [connect, { isLoading, error }] = boardApi.useConnectJiraProjectMutation();
  const failure = error ? asApiFailure(error) : null;
  const isNew = teamId === newTeam;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void connect({
      params: { projectId: place.projectId },
      body: isNew ? { teamId: null, teamName: teamName.trim(), currency, mode } : { teamId, mode },
    });
  };
  return (
    <form noValidate onSubmit={submit} className={styles['form']}>
      {teams.length === 0 ? null : (
        <SelectField
          label="Team"
          hint="Projects of one team share one ranking and one set of weights."
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
          <TextField
            label="Name of the team"
            isRequired
            maxLength={100}
            value={teamName}
            problems={problemsOf(failure, 'teamName')}
            onChange={setTeamName}
          />
          <SelectField
            label="Currency"
            hint="Value and cost are worked out in it; the cost of a person-day is asked for later."
            value={currency}
            options={currencies}
            problems={problemsOf(failure, 'currency')}
            onChange={setCurrency}
          />
        </>
      ) : null}
      <SelectField
        label="What leaves Jira"
        hint={leavingWords[mode]}
        value={mode}
        options={leavingOptions}
        onChange={setMode}
      />
      {failure ? <ErrorMessage failure={failure} attempt="connect the project" /> : null}
      <div>
        <Button
          type="submit"
          appearance="primary"
          isLoading={isLoading}
          isDisabled={isNew && teamName.trim() === ''}
        >
          Connect this project
        </Button>
      </div>
    </form>
  );
};
