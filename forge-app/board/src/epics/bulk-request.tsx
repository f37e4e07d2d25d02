import { useState } from 'react';
import { usePreviewEpicQuery, useRequestEpicsMutation } from '../data/hooks.js';
import { useFormat } from '../format/use-format.js';
import { asApiFailure } from '../transport/api-error.js';
import { newKey } from '../transport/new-key.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { ErrorMessage } from '../ui/error-message.js';
import { useNotify } from '../ui/notices.js';
import { projectKeyProblem } from './epic-words.js';
import { ProjectField } from './project-field.js';
import { TrackerNote } from './tracker-note.js';

interface BulkRequestProps {
  readonly featureIds: readonly string[];
  readonly onClose: () => void;
  readonly onRequested: () => void;
}

/** Asks for the epics of several features at once, each with its own preview as the draft. */
export const BulkRequest = ({ featureIds, onClose, onRequested }: BulkRequestProps) => {
  // Another project is another request; the same one sent twice must not become two epics.
  const [{ chosen, idempotencyKey }, setForm] = useState({
    chosen: null as string | null,
    idempotencyKey: newKey(),
  });
  // Any of them tells whether Jira is connected and which projects there are.
  const preview = usePreviewEpicQuery({ params: { id: featureIds[0] ?? '' } });
  const [request, { isLoading, error }] = useRequestEpicsMutation();
  const { tell } = useNotify();
  const format = useFormat();
  const projectKey = chosen ?? preview.data?.draft.projectKey ?? '';
  const problem = projectKey === '' ? null : projectKeyProblem(projectKey);
  const confirm = async () => {
    const items = featureIds.map((featureId) => ({ featureId, projectKey }));
    const { data } = await request({ idempotencyKey, body: { items } });
    if (!data) return;
    tell({ kind: 'done', text: `${format.count(data.items.length, 'epic is', 'epics are')} asked for.` });
    onRequested();
    onClose();
  };
  return (
    <ConfirmDialog
      title={`Request ${format.count(featureIds.length, 'epic', 'epics')}`}
      confirmLabel="Request"
      isBusy={isLoading}
      isConfirmDisabled={projectKeyProblem(projectKey) !== null}
      failure={error ? asApiFailure(error) : null}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>
        Each becomes a request of its own, with title and description of its feature. A feature that has an
        epic keeps the one it has.
      </p>
      {preview.data ? (
        <TrackerNote isConnected={preview.data.trackerConnected} problem={preview.data.trackerProblem} />
      ) : null}
      {preview.error ? (
        <ErrorMessage
          failure={asApiFailure(preview.error)}
          attempt="read the projects"
          onRetry={() => void preview.refetch()}
        />
      ) : null}
      <ProjectField
        projects={preview.data?.projects ?? []}
        value={projectKey}
        onChange={(key) => {
          setForm({ chosen: key, idempotencyKey: newKey() });
        }}
        problems={problem === null ? [] : [problem]}
      />
    </ConfirmDialog>
  );
};
