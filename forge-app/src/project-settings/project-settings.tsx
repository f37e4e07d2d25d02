import { Box, Heading, SectionMessage, Stack, Tab, TabList, TabPanel, Tabs, Text } from '@forge/react';
import type { Session } from '@valora/contracts';
import React, { useCallback, useState, type ReactNode } from 'react';
import { whyNot } from '../shared/may';
import type { Place } from '../shared/place';
import { FailureState } from '../shared/states';
import { Surface } from '../shared/surface';
import { useBackend } from '../shared/use-backend';
import { ConflictList } from './conflicts/conflict-list';
import { ConnectHere } from './connect/connect-here';
import { PolicySection } from './policy/policy-section';
import { getSession } from './settings-api';
import { SettingsSection } from './weights/settings-section';

interface SectionsProps {
  readonly projectId: string;
  readonly session: Session;
}

/** Room between the tabs and what they open. */
const Below = ({ children }: { readonly children: ReactNode }) => (
  <Box xcss={{ paddingBlockStart: 'space.200' }}>{children}</Box>
);

const Sections = ({ projectId, session }: SectionsProps) => {
  const [selected, setSelected] = useState(0);
  // A section asks the backend only once it is opened.
  return (
    <Stack space="space.200">
      <Text>{`Team ${session.team.name}. What is set here counts for all its projects; what may leave Jira is set per project.`}</Text>
      <Tabs id="sections" selected={selected} onChange={setSelected}>
        <TabList>
          <Tab>Criteria and weights</Tab>
          <Tab>What leaves Jira</Tab>
          <Tab>Conflicts</Tab>
        </TabList>
        <TabPanel>
          {selected === 0 ? (
            <Below>
              <SettingsSection projectId={projectId} role={session.role} />
            </Below>
          ) : null}
        </TabPanel>
        <TabPanel>
          {selected === 1 ? (
            <Below>
              <PolicySection projectId={projectId} whyNot={whyNot(session.role, 'team.administer')} />
            </Below>
          ) : null}
        </TabPanel>
        <TabPanel>
          {selected === 2 ? (
            <Below>
              <ConflictList projectId={projectId} whyNot={whyNot(session.role, 'features.write')} />
            </Below>
          ) : null}
        </TabPanel>
      </Tabs>
    </Stack>
  );
};

const PlacedSettings = ({ projectId, projectKey }: { projectId: string; projectKey: string }) => {
  const load = useCallback(() => getSession(projectId), [projectId]);
  const session = useBackend(load);
  if (session.state === 'loading') return <Text>Loading…</Text>;
  if (session.state === 'ready') return <Sections projectId={projectId} session={session.data} />;
  return session.error.code === 'not_connected' ? (
    <ConnectHere projectId={projectId} projectKey={projectKey} onConnected={() => void session.reload()} />
  ) : (
    <FailureState
      failure={session.error}
      attempt="load the settings"
      isRetrying={session.isReloading}
      onRetry={() => void session.reload()}
    />
  );
};

const PlaceOf = ({ place }: { readonly place: Place }) =>
  place.projectId === null ? (
    <SectionMessage appearance="warning" title="No project here">
      <Text>Jira does not say which project this is. Open the page from the settings of a project.</Text>
    </SectionMessage>
  ) : (
    <PlacedSettings projectId={place.projectId} projectKey={place.projectKey ?? place.projectId} />
  );

/** The settings of one project: how its team’s score is made, what may leave Jira, what both sides disagree on. */
export const ProjectSettings = () => (
  <Surface>
    {(place) => (
      <Stack space="space.200">
        <Heading as="h2">Valora</Heading>
        <PlaceOf place={place} />
      </Stack>
    )}
  </Surface>
);
