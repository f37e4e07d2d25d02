import Button from '@atlaskit/button/new';
import type { Epic } from '@valora/contracts';
import { useState } from 'react';
import { useApproveEpicMutation, useRejectEpicMutation, useResolveEpicMutation } from '../data/hooks.js';
import { useWhyNot } from '../page/session-context.js';
import { asApiFailure, problemsOf, type ApiFailure } from '../transport/api-error.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { TextArea, TextInput } from '../ui/controls.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { issueKeyProblem, needsResolution } from './epic-words.js';
import styles from './epics.module.css';

interface AskProps {
  readonly epic: Epic;
  readonly onClose: () => void;
}

const failureOf = (error: unknown): ApiFailure | null => (error === undefined ? null : asApiFailure(error));

const RejectDialog = ({ epic, onClose }: AskProps) => {
  const [reason, setReason] = useState('');
  const [reject, { isLoading, error }] = useRejectEpicMutation();
  const failure = failureOf(error);
  const confirm = async () => {
    const result = await reject({ params: { id: epic.id }, body: { reason: reason.trim() } });
    if (!result.error) onClose();
  };
  return (
    <ConfirmDialog
      title={`Reject the epic for ${epic.featureKey}`}
      confirmLabel="Reject"
      isBusy={isLoading}
      isConfirmDisabled={reason.trim() === ''}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field label="Reason" isRequired problems={problemsOf(failure, 'reason')}>
        {(binding) => (
          <TextArea
            {...binding}
            maxLength={500}
            value={reason}
            onChange={(event) => {
              setReason(event.target.value);
            }}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
};

const ExistsDialog = ({ epic, onClose }: AskProps) => {
  const [key, setKey] = useState('');
  const [resolve, { isLoading, error }] = useResolveEpicMutation();
  const failure = failureOf(error);
  const problem = key === '' ? null : issueKeyProblem(key);
  const confirm = async () => {
    const result = await resolve({ params: { id: epic.id }, body: { decision: 'exists', jiraKey: key } });
    if (!result.error) onClose();
  };
  return (
    <ConfirmDialog
      title={`The epic for ${epic.featureKey} exists`}
      confirmLabel="Link it"
      isBusy={isLoading}
      isConfirmDisabled={issueKeyProblem(key) !== null}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <Field
        label="Its key in Jira"
        isRequired
        problems={[...(problem === null ? [] : [problem]), ...problemsOf(failure, 'jiraKey')]}
      >
        {(binding) => (
          <TextInput
            {...binding}
            value={key}
            onChange={(event) => {
              setKey(event.target.value.trim().toUpperCase());
            }}
          />
        )}
      </Field>
    </ConfirmDialog>
  );
};

/** The buttons of those who may decide, where there is something to decide. */
export const EpicDecision = ({ epic }: { epic: Epic }) => {
  const [asking, setAsking] = useState<'reject' | 'exists' | null>(null);
  const whyNot = useWhyNot('epics.approve');
  const [approve, approving] = useApproveEpicMutation();
  const [resolve, resolving] = useResolveEpicMutation();
  const { tellFailure } = useNotify();
  const isAwaiting = epic.state === 'awaiting_approval';
  if (!isAwaiting && !needsResolution(epic)) return null;
  if (whyNot !== null) return <p className={styles['small']}>{whyNot}</p>;
  const params = { id: epic.id };
  const close = () => {
    setAsking(null);
  };
  return (
    <div className={styles['actions']}>
      {isAwaiting ? (
        <>
          <Button
            appearance="primary"
            isLoading={approving.isLoading}
            onClick={() => {
              approve({ params }).unwrap().catch(tellFailure('approve the epic'));
            }}
          >
            Approve
          </Button>
          <Button
            onClick={() => {
              setAsking('reject');
            }}
          >
            Reject…
          </Button>
        </>
      ) : (
        <>
          <Button
            onClick={() => {
              setAsking('exists');
            }}
          >
            It exists…
          </Button>
          <Button
            isLoading={resolving.isLoading}
            onClick={() => {
              resolve({ params, body: { decision: 'retry' } })
                .unwrap()
                .catch(tellFailure('try again'));
            }}
          >
            {epic.state === 'failed' ? 'Try again' : 'It does not exist: try again'}
          </Button>
        </>
      )}
      {asking === 'reject' ? <RejectDialog epic={epic} onClose={close} /> : null}
      {asking === 'exists' ? <ExistsDialog epic={epic} onClose={close} /> : null}
    </div>
  );
};
