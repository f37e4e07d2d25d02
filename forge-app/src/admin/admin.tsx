import { Heading, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import React, { useCallback } from 'react';
import { getInstallation } from '../project-settings/settings-api';
import { FailureState } from '../shared/states';
import { Surface } from '../shared/surface';
import { useBackend } from '../shared/use-backend';
import { InstallationView } from './installation-view';

const NotAdmin = () => (
  <SectionMessage appearance="warning" title="Only Jira admins run Valora on this site">
    <Text>
      Here a Jira admin connects projects and decides what may leave Jira. Project admins find the settings of
      their project under Project settings, Valora.
    </Text>
  </SectionMessage>
);

const Admin = () => {
  const installation = useBackend(useCallback(() => getInstallation(), []));
  if (installation.state === 'loading') return <Spinner label="Loading the connection" />;
  if (installation.state === 'ready')
    return (
      <InstallationView
        installation={installation.data}
        problem={installation.problem}
        onChanged={installation.reload}
      />
    );
  return installation.error.code === 'forbidden' ? (
    <NotAdmin />
  ) : (
    <FailureState
      failure={installation.error}
      attempt="load the connection"
      isRetrying={installation.isReloading}
      onRetry={() => void installation.reload()}
    />
  );
};

/** Valora on this site, for Jira admins: the connection, the projects, and what leaves Jira. */
export const AdminPage = () => (
  <Surface>
    {() => (
      <Stack space="space.300">
        <Heading as="h2">Valora on this site</Heading>
        <Admin />
      </Stack>
    )}
  </Surface>
);
