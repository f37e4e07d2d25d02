import { boardApi, asApiFailure, ConfirmDialog, Field, problemsOf, TextInput } from '@valora/board';
import { api, type Epic } from '@valora/contracts';
import { useState } from 'react';
import { ReasonField } from '../../ui/reason-field.js';

export interface EpicDialogProps {
  readonly epic: Epic;
  readonly onClose: () => void;
}

/** Asks why; whoever asked for the epic reads it. */
export const RejectDialog = ({ epic, onClose }: EpicDialogProps) => {
  const [reason, setReason] = useState('');
  const [reject, { isLoading, error }] = boardApi.useRejectEpicMutation();
  const failure = error === undefined ? null : asApiFailure(error);
  const confirm = async () => {
    const answer = await reject({ params: { id: epic.id }, body: { reason: reason.trim() } });
    if (answer.error === undefined) onClose();
  };
  return (
    <ConfirmDialog
      title={`Reject the epic for ${epic.featureKey}?`}
      confirmLabel="Reject"
      isBusy={isLoading}
      isConfirmDisabled={reason.trim() === ''}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <ReasonField value={reason} failure={failure} onChange={setReason} />
    </ConfirmDialog>
  );
};

/** Whether the contract would take it as the key of an existing epic. */
const isIssueKey = (jiraKey: string): boolean =>
  api.epics.resolve.body.safeParse({ decision: 'exists', jiraKey }).success;

/** Links the epic a person found in Jira, so that no second one is made. */
export const ExistsDialog = ({ epic, onClose }: EpicDialogProps) => {
  const [jiraKey, setJiraKey] = useState('');
  const [resolve, { isLoading, error }] = boardApi.useResolveEpicMutation();
  const failure = error === undefined ? null : asApiFailure(error);
  const confirm = async () => {
    const answer = await resolve({ params: { id: epic.id }, body: { decision: 'exists', jiraKey } });
    if (answer.error === undefined) onClose();
  };
  return (
    <ConfirmDialog
      title={`The epic for ${epic.featureKey} exists`}
      confirmLabel="Link it"
      isBusy={isLoading}
      isConfirmDisabled={!isIssueKey(jiraKey)}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field
        label="Its key in Jira"
        hint="Such as PROJ-42"
        isRequired
        problems={problemsOf(failure, 'jiraKey')}
      >
        {(binding) => (
          <TextInput
            {...binding}
            value={jiraKey}
            onChange={(event) => setJiraKey(event.target.value.trim().toUpperCase())}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
};
