import {
  Button,
  LoadingButton,
  Modal,
  ModalBody,
  ModalFooter,
  ModalHeader,
  ModalTitle,
  ModalTransition,
  SectionMessage,
  Stack,
  Text,
} from '@forge/react';
import type { ConnectedProject } from '@valora/contracts';
import React from 'react';
import { disconnectProject } from '../project-settings/settings-api';
import { FailureWords } from '../shared/states';
import { useAction } from '../shared/use-action';

interface DisconnectProps {
  /** Null while nothing is to be disconnected. */
  readonly project: ConnectedProject | null;
  readonly onClose: () => void;
  readonly onGone: () => Promise<void>;
}

/** Asks before a project is no longer followed, and says what stays. */
export const Disconnect = ({ project, onClose, onGone }: DisconnectProps) => {
  const leave = useAction((projectId: string) => disconnectProject(projectId));
  const close = () => {
    leave.clear();
    onClose();
  };
  const confirm = async (projectId: string) => {
    const answer = await leave.start(projectId);
    if (!answer?.ok) return;
    close();
    await onGone();
  };
  return (
    <ModalTransition>
      {project === null ? null : (
        <Modal onClose={close} label={`Disconnect ${project.projectKey}`}>
          <ModalHeader>
            <ModalTitle>{`Disconnect ${project.projectKey}?`}</ModalTitle>
          </ModalHeader>
          <ModalBody>
            <Stack space="space.150">
              <Text>
                {`Nothing of ${project.projectKey} is read or written any more, and its pages in Jira show no figures. Team ${project.team.name} keeps what Valora already holds; remove features there where they should go.`}
              </Text>
              {leave.failure ? (
                <SectionMessage appearance="error" title="Not disconnected">
                  <FailureWords failure={leave.failure} />
                </SectionMessage>
              ) : null}
            </Stack>
          </ModalBody>
          <ModalFooter>
            <Button appearance="subtle" onClick={close}>
              Cancel
            </Button>
            <LoadingButton
              appearance="danger"
              isLoading={leave.isPending}
              onClick={() => void confirm(project.projectId)}
            >
              Disconnect
            </LoadingButton>
          </ModalFooter>
        </Modal>
      )}
    </ModalTransition>
  );
};
