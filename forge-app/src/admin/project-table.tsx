import { Button, ButtonGroup, DynamicTable, Heading, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectedProject } from '@valora/contracts';
import React, { useState } from 'react';
import { isUnderWay } from '../../board/jira/src/follow/is-under-way';
import { startSync } from '../project-settings/settings-api';
import { FailureWords } from '../shared/states';
import { headOf, rowOf } from '../shared/table';
import { useAction } from '../shared/use-action';
import { useFormats } from '../shared/use-formats';
import { Disconnect } from './disconnect';
import { syncSentence } from './sync-words';
import { useSyncs } from './use-syncs';

interface ProjectTableProps {
  readonly projects: readonly ConnectedProject[];
  readonly onOpen: (projectId: string) => void;
  readonly onChanged: () => Promise<void>;
}

const head = headOf(['Project', 'Team', 'Issues', 'Actions']);

/** The projects Valora follows, how far it has read them, and what can be done with each. */
export const ProjectTable = ({ projects, onOpen, onChanged }: ProjectTableProps) => {
  const formats = useFormats();
  const syncs = useSyncs(projects);
  const [leaving, setLeaving] = useState<ConnectedProject | null>(null);
  const read = useAction(startSync);
  const readAgain = async (projectId: string) => {
    const answer = await read.start(projectId);
    if (answer?.ok) await syncs.reload();
  };
  const row = (project: ConnectedProject) =>
    rowOf(project.projectId, [
      `${project.projectKey} ${project.projectName}`,
      project.team.name,
      syncs.isLoading ? 'Asking…' : syncSentence(syncs.of(project.projectId), formats),
      <ButtonGroup key="actions">
        <Button
          spacing="compact"
          onClick={() => {
            onOpen(project.projectId);
          }}
        >
          {`Data of ${project.projectKey}`}
        </Button>
        <Button
          spacing="compact"
          isDisabled={read.isPending || isUnderWay(syncs.of(project.projectId))}
          onClick={() => void readAgain(project.projectId)}
        >
          {`Read ${project.projectKey} again`}
        </Button>
        <Button
          spacing="compact"
          appearance="subtle"
          onClick={() => {
            setLeaving(project);
          }}
        >
          {`Disconnect ${project.projectKey}`}
        </Button>
      </ButtonGroup>,
    ]);
  const problem = read.failure ?? syncs.problem;
  return (
    <Stack space="space.150">
      <Heading as="h3">Projects</Heading>
      {problem ? (
        <SectionMessage
          appearance="warning"
          title={read.failure ? 'Reading did not start' : 'How far the reading is could not be asked'}
        >
          <FailureWords failure={problem} />
        </SectionMessage>
      ) : null}
      <DynamicTable
        label="Connected projects"
        head={head}
        rows={projects.map(row)}
        emptyView={<Text>No project is connected. Nothing leaves Jira until one is.</Text>}
      />
      <Disconnect
        project={leaving}
        onClose={() => {
          setLeaving(null);
        }}
        onGone={onChanged}
      />
    </Stack>
  );
};
