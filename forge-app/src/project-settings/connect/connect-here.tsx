import { requestJira } from '@forge/bridge';
import { Box, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import React, { useCallback, useEffect, useState } from 'react';
import { askMayConnect } from '../../../board/jira/src/connect/ask-may-connect';
import { useBackend } from '../../shared/use-backend';
import { getInstallation } from '../settings-api';
import { ConnectForm } from './connect-form';

interface ConnectHereProps {
  readonly projectId: string;
  readonly projectKey: string;
  readonly onConnected: () => void;
}

/** Whether the person may connect the project; null until Jira answered. */
const useMayConnect = (projectId: string): boolean | null => {
  const [may, setMay] = useState<boolean | null>(null);
  useEffect(() => {
    askMayConnect(requestJira, projectId).then(setMay, () => {
      setMay(false);
    });
  }, [projectId]);
  return may;
};

/** A project without a team, on its own settings page: its administrators connect it here. */
export const ConnectHere = ({ projectId, projectKey, onConnected }: ConnectHereProps) => {
  const may = useMayConnect(projectId);
  // Only Jira admins are told the teams of the site; others make a team of their own.
  const installation = useBackend(useCallback(() => getInstallation(), []));
  if (may === null || installation.state === 'loading') return <Spinner label="Loading" />;
  return (
    <Stack space="space.200">
      <SectionMessage appearance="information" title={`${projectKey} is not connected to Valora yet`}>
        <Text>
          {may
            ? 'Connect it to a team, and its issues are read, predicted and ranked. Nothing leaves Jira before.'
            : 'An administrator of the project can connect it here. Until then nothing of it leaves Jira.'}
        </Text>
      </SectionMessage>
      {may ? (
        <Box xcss={{ maxWidth: '560px' }}>
          <ConnectForm
            projectId={projectId}
            projectKey={projectKey}
            teams={installation.state === 'ready' ? installation.data.teams : []}
            onConnected={onConnected}
          />
        </Box>
      ) : null}
    </Stack>
  );
};
