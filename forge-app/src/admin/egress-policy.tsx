import { Heading, List, ListItem, SectionMessage, Stack, Text } from '@forge/react';
import type { ForgeInstallation } from '@valora/contracts';
import React from 'react';

/** What leaves Jira, where to, and what never does, in words that hold for every project. */
export const EgressPolicy = ({ installation }: { readonly installation: ForgeInstallation }) => (
  <Stack space="space.150">
    <Heading as="h3">What leaves Jira</Heading>
    <SectionMessage appearance="information" title="This app does not run on Atlassian alone">
      <Text>
        {`Predictions and rankings are worked out on Valora’s own server, ${installation.backendUrl}, which keeps data in: ${installation.region}. An app with a server of its own is not eligible for “Runs on Atlassian”.`}
      </Text>
    </SectionMessage>
    <List type="unordered">
      <ListItem>
        <Text>
          Leaves: of connected projects, the allowed fields of each issue, and always project, type, status
          and dates of creation, update and resolution.
        </Text>
      </ListItem>
      <ListItem>
        <Text>Leaves: who acts, as Atlassian’s account id, so that history and permissions are theirs.</Text>
      </ListItem>
      <ListItem>
        <Text>
          Comes back: ROI, rank and effort, into an issue property and the ROI field, where the project allows
          it.
        </Text>
      </ListItem>
      <ListItem>
        <Text>
          Never leaves: attachments, fields that are not allowed, issues of projects that are not connected;
          in numbers-only mode, any text. An issue with a security level is dropped as soon as that is seen,
          and nothing of it is kept.
        </Text>
      </ListItem>
      <ListItem>
        <Text>
          Every transfer is one row of the log of its project, with its fields, issues and size. Full settings
          export it.
        </Text>
      </ListItem>
    </List>
  </Stack>
);
