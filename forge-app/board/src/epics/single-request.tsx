import Button from '@atlaskit/button/new';
import type { api, Data } from '@valora/contracts';
import { useState } from 'react';
import { usePreviewEpicQuery, useRequestEpicsMutation } from '../data/hooks.js';
import { asApiFailure } from '../transport/api-error.js';
import { newKey } from '../transport/new-key.js';
import { ConfirmDialog } from '../ui/confirm-dialog.js';
import { TextArea, TextInput } from '../ui/controls.js';
import { ErrorMessage } from '../ui/error-message.js';
import { Field } from '../ui/field.js';
import { useNotify } from '../ui/notices.js';
import { Skeleton } from '../ui/skeleton.js';
import { EpicCard } from './epic-card.js';
import { mayAskAgain, projectKeyProblem } from './epic-words.js';
import { ProjectField } from './project-field.js';
import { TrackerNote } from './tracker-note.js';
import styles from './epics.module.css';

interface SingleRequestProps {
  readonly featureId: string;
  readonly onClose: () => void;
  readonly onRequested: () => void;
}

type Preview = Data<typeof api.epics.preview>;

const Children = ({
  value,
  onChange,
}: {
  value: readonly string[];
  onChange: (children: string[]) => void;
}) => (
  <fieldset className={styles['fieldset']}>
    <legend>Children (optional)</legend>
    <div className={styles['children']}>
      {value.map((summary, index) => (
        <div key={index} className={styles['child']}>
          <TextInput
            aria-label={`Summary of child ${String(index + 1)}`}
            maxLength={255}
            value={summary}
            onChange={(event) => {
              onChange(value.map((other, at) => (at === index ? event.target.value : other)));
            }}
          />
          <Button
            aria-label={`Remove child ${String(index + 1)}`}
            onClick={() => {
              onChange(value.filter((_, at) => at !== index));
            }}
          >
            Remove
          </Button>
        </div>
      ))}
      <div>
        <Button
          isDisabled={value.length >= 50}
          onClick={() => {
            onChange([...value, '']);
          }}
        >
          Add a child
        </Button>
      </div>
    </div>
  </fieldset>
);

const Draft = ({ featureId, preview, onClose, onRequested }: SingleRequestProps & { preview: Preview }) => {
  // A changed draft is another request; the same draft sent twice must not become two epics.
  const [{ draft, idempotencyKey }, setForm] = useState({ draft: preview.draft, idempotencyKey: newKey() });
  const [request, { isLoading, error }] = useRequestEpicsMutation();
  const { tell } = useNotify();
  const failure = error ? asApiFailure(error) : null;
  const projectProblem = draft.projectKey === '' ? null : projectKeyProblem(draft.projectKey);
  const isRight = draft.summary.trim() !== '' && projectKeyProblem(draft.projectKey) === null;
  const put = (part: Partial<typeof draft>) => {
    setForm((now) => ({ draft: { ...now.draft, ...part }, idempotencyKey: newKey() }));
  };
  const confirm = async () => {
    const children = draft.children.filter(({ summary }) => summary.trim() !== '');
    const result = await request({
      idempotencyKey,
      body: { items: [{ featureId, draft: { ...draft, children } }] },
    });
    if (result.error) return;
    tell({ kind: 'done', text: 'The epic was asked for; it is created once somebody approves it.' });
    onRequested();
    onClose();
  };
  return (
    <ConfirmDialog
      title="Request an epic"
      confirmLabel="Request"
      width="large"
      isBusy={isLoading}
      isConfirmDisabled={!isRight}
      failure={failure}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      <p style={{ margin: 0 }}>This is the epic as it would be created. Change what should be different.</p>
      <TrackerNote isConnected={preview.trackerConnected} problem={preview.trackerProblem} />
      {preview.existing ? <EpicCard epic={preview.existing} /> : null}
      <ProjectField
        projects={preview.projects}
        value={draft.projectKey}
        onChange={(projectKey) => {
          put({ projectKey });
        }}
        problems={projectProblem === null ? [] : [projectProblem]}
      />
      <Field label="Summary" isRequired>
        {(binding) => (
          <TextInput
            {...binding}
            maxLength={255}
            value={draft.summary}
            onChange={(event) => {
              put({ summary: event.target.value });
            }}
          />
        )}
      </Field>
      <Field label="Description">
        {(binding) => (
          <TextArea
            {...binding}
            rows={10}
            maxLength={30_000}
            value={draft.description}
            onChange={(event) => {
              put({ description: event.target.value });
            }}
          />
        )}
      </Field>
      <Children
        value={draft.children.map(({ summary }) => summary)}
        onChange={(summaries) => {
          put({ children: summaries.map((summary) => ({ summary })) });
        }}
      />
    </ConfirmDialog>
  );
};

/** Preview of one epic, which can be changed before it is asked for. */
export const SingleRequest = ({ featureId, onClose, onRequested }: SingleRequestProps) => {
  const { data, error, isFetching, refetch } = usePreviewEpicQuery(
    { params: { id: featureId } },
    { refetchOnMountOrArgChange: true },
  );
  if (data && !isFetching && mayAskAgain(data.existing))
    return <Draft featureId={featureId} preview={data} onClose={onClose} onRequested={onRequested} />;
  return (
    <ConfirmDialog
      title="Request an epic"
      confirmLabel="Close"
      onConfirm={onClose}
      onClose={onClose}
      width="large"
    >
      {error ? (
        <ErrorMessage
          failure={asApiFailure(error)}
          attempt="make the preview"
          onRetry={() => void refetch()}
        />
      ) : data?.existing && !isFetching ? (
        <EpicCard epic={data.existing} />
      ) : (
        <Skeleton width="100%" height={160} />
      )}
    </ConfirmDialog>
  );
};
