import { Box, Heading, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectedProject, ForgeInstallation } from '@valora/contracts';
import React, { useState } from 'react';
import { ConnectForm } from '../project-settings/connect/connect-form';
import { ChoiceField, LineField } from '../project-settings/fields';
import { mostProjects, useJiraProjects } from '../shared/use-jira-projects';

interface ConnectAnotherProps {
  readonly installation: ForgeInstallation;
  readonly onChanged: () => Promise<void>;
}

/** Connects a further project of the site. */
export const ConnectAnother = ({ installation, onChanged }: ConnectAnotherProps) => {
  const [search, setSearch] = useState('');
  const [chosenId, setChosenId] = useState('');
  const [connected, setConnected] = useState<ConnectedProject | null>(null);
  const words = search.trim();
  const answered = useJiraProjects(words, 'key');
  // Never what other words found: the choice waits for the answer to these.
  const found = answered?.search === words ? answered : null;
  const taken = new Set(installation.projects.map(({ projectId }) => projectId));
  const free = found?.state === 'ready' ? found.projects.filter(({ id }) => !taken.has(id)) : [];
  const chosen = free.find(({ id }) => id === chosenId) ?? null;
  const done = (project: ConnectedProject) => {
    setConnected(project);
    setChosenId('');
    void onChanged();
  };
  return (
    <Stack space="space.150">
      <Heading as="h3">Connect a project</Heading>
      {connected ? (
        <SectionMessage appearance="success" title={`${connected.projectKey} is connected`}>
          <Text>{`Its issues are being read for team ${connected.team.name}; ranks follow by themselves.`}</Text>
        </SectionMessage>
      ) : null}
      {found?.state === 'failed' ? (
        <SectionMessage appearance="error" title="Jira did not list its projects">
          <Text>Reload the page to try again.</Text>
        </SectionMessage>
      ) : null}
      <Box xcss={{ maxWidth: '480px' }}>
        <Stack space="space.150">
          <LineField
            id="project-search"
            label="Find a project"
            hint="Part of its name or key; the first 50 are offered"
            value={search}
            onChange={setSearch}
          />
          <ChoiceField
            id="project"
            label="Project"
            value={chosenId}
            isDisabled={found?.state !== 'ready'}
            options={free.map(({ id, key, name }) => ({ value: id, label: `${key} ${name}` }))}
            onChange={(id) => {
              setConnected(null);
              setChosenId(id);
            }}
          />
          {found?.state === 'ready' && free.length === 0 ? (
            <Text>
              {found.projects.length === mostProjects
                ? `The first ${String(mostProjects)} are connected; type more of a name or key to find others.`
                : words === ''
                  ? 'Every project is connected.'
                  : 'No other project has this name or key.'}
            </Text>
          ) : null}
          {chosen ? (
            <ConnectForm
              key={chosen.id}
              projectId={chosen.id}
              projectKey={chosen.key}
              teams={installation.teams}
              onConnected={done}
            />
          ) : null}
        </Stack>
      </Box>
    </Stack>
  );
};
