import { router } from '@forge/bridge';
import { Button, Heading, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { ConnectedProject } from '@valora/contracts';
import React, { useCallback } from 'react';
import { PolicySection } from '../project-settings/policy/policy-section';
import { getConflicts, makeSettingsLink } from '../project-settings/settings-api';
import { FailureWords } from '../shared/states';
import { useAction } from '../shared/use-action';
import { useBackend } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { EgressTable } from './egress-table';

interface ProjectDetailProps {
  readonly project: ConnectedProject;
  readonly onClose: () => void;
}

/** How many fields wait for a person, and the way to them. */
const Conflicts = ({ project }: Pick<ProjectDetailProps, 'project'>) => {
  const formats = useFormats();
  const { projectId, projectKey } = project;
  const conflicts = useBackend(useCallback(() => getConflicts(projectId, 1), [projectId]));
  if (conflicts.state === 'loading') return <Text>Looking for conflicts…</Text>;
  if (conflicts.state === 'failed')
    return (
      <SectionMessage appearance="warning" title="Conflicts could not be counted">
        <FailureWords failure={conflicts.error} />
      </SectionMessage>
    );
  const { items, pagination } = conflicts.data;
  const total = pagination.total ?? items.length;
  return total === 0 ? (
    <Text>No conflicts: Jira and Valora agree.</Text>
  ) : (
    <Stack space="space.100" alignInline="start">
      <Text>
        {`${formats.count(total, 'field was', 'fields were')} changed both in Jira and in Valora and ${total === 1 ? 'waits' : 'wait'} for a person.`}
      </Text>
      <Button
        onClick={() =>
          void router.navigate({ target: 'module', moduleKey: 'valora-project-settings', projectKey })
        }
      >
        Decide in the project’s settings
      </Button>
    </Stack>
  );
};

const FullSettings = ({ project }: Pick<ProjectDetailProps, 'project'>) => {
  const link = useAction(makeSettingsLink);
  const open = async () => {
    const answer = await link.start(project.team.id);
    if (answer?.ok) await router.open(answer.data.url);
  };
  return (
    <Stack space="space.100">
      {link.failure ? (
        <SectionMessage appearance="error" title="The settings could not be opened">
          <FailureWords failure={link.failure} />
        </SectionMessage>
      ) : null}
      <Inline>
        <LoadingButton isLoading={link.isPending} onClick={() => void open()}>
          {`Open full settings of ${project.team.name}`}
        </LoadingButton>
      </Inline>
      <Text size="small" color="color.text.subtle">
        Opens Valora’s own page in a new tab and signs you in with a link that works once.
      </Text>
    </Stack>
  );
};

/** One project: what may leave, what left, what waits for a person. */
export const ProjectDetail = ({ project, onClose }: ProjectDetailProps) => (
  <Stack space="space.300">
    <Heading as="h3">{`Data of ${project.projectKey}`}</Heading>
    <PolicySection projectId={project.projectId} whyNot={null} />
    <Stack space="space.150">
      <Heading as="h4" size="small">
        Latest transfers
      </Heading>
      <EgressTable projectId={project.projectId} />
    </Stack>
    <Stack space="space.150">
      <Heading as="h4" size="small">
        Conflicts
      </Heading>
      <Conflicts project={project} />
    </Stack>
    <FullSettings project={project} />
    <Inline>
      <Button appearance="subtle" onClick={onClose}>
        {`Close ${project.projectKey}`}
      </Button>
    </Inline>
  </Stack>
);
