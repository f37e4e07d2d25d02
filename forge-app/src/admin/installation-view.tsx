import { SectionMessage, Stack } from '@forge/react';
import type { ForgeInstallation } from '@valora/contracts';
import React, { useState } from 'react';
import type { Failure } from '../shared/call-backend';
import { FailureWords } from '../shared/states';
import { ConnectAnother } from './connect-another';
import { ConnectionFacts } from './connection-facts';
import { EgressPolicy } from './egress-policy';
import { ProjectDetail } from './project-detail';
import { ProjectTable } from './project-table';

interface InstallationViewProps {
  readonly installation: ForgeInstallation;
  /** Why the figures shown could not be refreshed. */
  readonly problem: Failure | null;
  readonly onChanged: () => Promise<void>;
}

/** Everything about the site, and one of its projects in detail. */
export const InstallationView = ({ installation, problem, onChanged }: InstallationViewProps) => {
  const [openId, setOpenId] = useState<string | null>(null);
  const { projects } = installation;
  const open = projects.find(({ projectId }) => projectId === openId) ?? null;
  return (
    <Stack space="space.400">
      {problem ? (
        <SectionMessage appearance="warning" title="These figures could not be refreshed">
          <FailureWords failure={problem} />
        </SectionMessage>
      ) : null}
      <ConnectionFacts installation={installation} />
      <ProjectTable projects={projects} onOpen={setOpenId} onChanged={onChanged} />
      {open ? (
        <ProjectDetail
          key={open.projectId}
          project={open}
          onClose={() => {
            setOpenId(null);
          }}
        />
      ) : null}
      <ConnectAnother installation={installation} onChanged={onChanged} />
      <EgressPolicy installation={installation} />
    </Stack>
  );
};
