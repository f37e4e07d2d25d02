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
import { useMemo, useState, type FormEvent } from 'react';
import { useJira } from '../host/jira-context.js';
import styles from './connect.module.css';
import {
  canConnect,
  connectBody,
  newTeam,
  startConnecting,
  teamOptions,
  type ConnectDraft,
} from './connect-draft.js';
import { currencyOptions } from './currency-options.js';
import { leavingOptions, leavingWords } from './leaving-options.js';

/** Teams of the site that a Jira admin may join the project to; others make a team of their own. */
const useTeams = () => boardApi.useGetForgeInstallationQuery().data?.teams ?? [];

/** Connects the project: to a new team, or to one that another project of the site has. */
export const ConnectForm = () => {
  const { place } = useJira();
  const { locale } = useFormat();
  const teams = useTeams();
  const [draft, setDraft] = useState(() => startConnecting(place.projectKey));
  const put = (part: Partial<ConnectDraft>) => {
    setDraft((now) => ({ ...now, ...part }));
  };
  const currencies = useMemo(() => currencyOptions(locale), [locale]);
  const [connect, { isLoading, error }] = boardApi.useConnectJiraProjectMutation();
  const failure = error ? asApiFailure(error) : null;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void connect({
      params: { projectId: place.projectId },
      body: connectBody(draft),
    });
  };
  return (
    <form noValidate onSubmit={submit} className={styles['form']}>
      {teams.length === 0 ? null : (
        <SelectField
          label="Team"
          hint="Projects of one team share one ranking and one set of weights."
          value={draft.teamId}
          options={teamOptions(teams)}
          onChange={(teamId) => {
            put({ teamId });
          }}
        />
      )}
      {draft.teamId === newTeam ? (
        <>
          <TextField
            label="Name of the team"
            isRequired
            maxLength={100}
            value={draft.teamName}
            problems={problemsOf(failure, 'teamName')}
            onChange={(teamName) => {
              put({ teamName });
            }}
          />
          <SelectField
            label="Currency"
            hint="Value and cost are worked out in it; the cost of a person-day is asked for later."
            value={draft.currency}
            options={currencies}
            problems={problemsOf(failure, 'currency')}
            onChange={(currency) => {
              put({ currency });
            }}
          />
        </>
      ) : null}
      <SelectField
        label="What leaves Jira"
        hint={`${leavingWords[draft.mode]}.`}
        value={draft.mode}
        options={leavingOptions}
        onChange={(mode) => {
          put({ mode });
        }}
      />
      {failure ? <ErrorMessage failure={failure} attempt="connect the project" /> : null}
      <div>
        <Button type="submit" appearance="primary" isLoading={isLoading} isDisabled={!canConnect(draft)}>
          Connect this project
        </Button>
      </div>
    </form>
  );
};
