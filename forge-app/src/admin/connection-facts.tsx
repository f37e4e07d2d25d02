import { Box, Heading, Inline, Lozenge, ProgressBar, Stack, Text } from '@forge/react';
import type { ForgeInstallation } from '@valora/contracts';
import React from 'react';
import { useFormats } from '../shared/use-formats';
import { pointsShare, tokenWords } from './connection-words';

const Fact = ({ label, value }: { readonly label: string; readonly value: string }) => (
  <Inline space="space.100" shouldWrap>
    <Box xcss={{ width: '180px' }}>
      <Text color="color.text.subtle">{label}</Text>
    </Box>
    <Text>{value}</Text>
  </Inline>
);

/** The connection between this site and Valora’s server. */
export const ConnectionFacts = ({ installation }: { readonly installation: ForgeInstallation }) => {
  const formats = useFormats();
  const { points, state, purgeAt } = installation;
  const spent = `${formats.exact(points.spent)} of ${formats.exact(points.limit)} points spent this hour; starts anew ${formats.age(points.resetsAt)}`;
  return (
    <Stack space="space.150">
      <Inline space="space.100" alignBlock="center">
        <Heading as="h3">Connection</Heading>
        <Lozenge appearance={state === 'active' ? 'success' : 'removed'}>
          {state === 'active' ? 'Connected' : 'Uninstalled'}
        </Lozenge>
      </Inline>
      <Stack space="space.050">
        <Fact label="Site" value={installation.siteUrl ?? 'Jira has not told it yet'} />
        <Fact
          label="App"
          value={`${installation.appVersion === null ? 'version unknown' : `version ${installation.appVersion}`}, ${installation.environment.toLowerCase()}, installed ${formats.day(installation.installedAt)}`}
        />
        <Fact label="Valora’s server" value={installation.backendUrl} />
        <Fact label="Keeps data in" value={installation.region} />
        <Fact label="Key to Jira" value={tokenWords(installation.tokenExpiresAt, formats.moment)} />
        <Fact
          label="ROI field"
          value={installation.roiFieldId ?? 'Not found on this site yet; add “Valora ROI” to a screen'}
        />
        {purgeAt === null ? null : <Fact label="Data is removed" value={formats.moment(purgeAt)} />}
      </Stack>
      <Stack space="space.050">
        <Text>{spent}</Text>
        <ProgressBar value={pointsShare(points)} ariaLabel={spent} />
        <Text size="small" color="color.text.subtle">
          Atlassian gives all sites of the app one allowance an hour. When it is spent, reading and writing
          wait; what people look at comes first.
        </Text>
      </Stack>
    </Stack>
  );
};
