import { ErrorMessage, RadioGroup, Spinner, Stack, Text, Textfield } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useCallback, useState } from 'react';
import { recordComment } from '../shared/api';
import { problemsOf } from '../shared/call-backend';
import { Dialog } from '../shared/dialog';
import { Field, typedOf } from '../shared/field';
import type { Formats } from '../shared/formats';
import { PartFailed } from '../shared/part-failed';
import { useAction } from '../shared/use-action';
import { useBackend } from '../shared/use-backend';
import { useFormats } from '../shared/use-formats';
import { readComments, type Comment } from './comments';

interface CommentToSignalProps {
  readonly data: IssuePanel;
  readonly onClose: () => void;
  readonly onRecorded: () => void;
}
interface Wanted {
  readonly commentId: string;
  readonly companyName: string | null;
}

/** Enough to know a comment by. */
const shownLength = 160;

const optionOf = ({ id, author, text, createdAt, isRestricted }: Comment, formats: Formats) => {
  const words = text.replaceAll('\n', ' ');
  const short = words.length > shownLength ? `${words.slice(0, shownLength)}…` : words;
  const why = isRestricted ? ' (not everybody may read it, so it stays in Jira)' : '';
  return {
    label: `${author}, ${formats.age(createdAt)}: ${short === '' ? 'no words' : short}${why}`,
    value: id,
    isDisabled: isRestricted || short === '',
  };
};

/** Picks a comment and records it as a signal of this issue’s feature; a comment counts once. */
export const CommentToSignal = ({ data, onClose, onRecorded }: CommentToSignalProps) => {
  const formats = useFormats();
  const load = useCallback(() => readComments(data.issueId), [data.issueId]);
  const comments = useBackend(load);
  const [chosen, setChosen] = useState<string | null>(null);
  const [company, setCompany] = useState('');
  const [wasTried, setWasTried] = useState(false);
  const action = useAction((wanted: Wanted, key) => recordComment(data.issueId, wanted, key));

  const record = async () => {
    setWasTried(true);
    if (chosen === null) return;
    const companyName = company.trim() === '' ? null : company.trim();
    const answer = await action.start({ commentId: chosen, companyName });
    if (answer?.ok) onRecorded();
  };
  const found = comments.state === 'ready' ? comments.data : [];

  return (
    <Dialog
      title="Turn a comment into a signal"
      onClose={onClose}
      failure={action.failure}
      actions={[
        {
          label: 'Record signal',
          busyLabel: 'Recording…',
          isBusy: action.isPending,
          isDisabled: found.length === 0,
          run: () => void record(),
        },
      ]}
    >
      <Text>The words of the comment you choose leave Jira; nothing else does.</Text>
      {comments.state === 'loading' ? <Spinner size="medium" label="Reading the comments" /> : null}
      {comments.state === 'failed' ? <PartFailed asked={comments} /> : null}
      {comments.state === 'ready' && found.length === 0 ? <Text>This issue has no comments.</Text> : null}
      {found.length === 0 ? null : (
        <Stack space="space.050">
          <Text weight="semibold">Comment</Text>
          <RadioGroup
            name="comment"
            options={found.map((comment) => optionOf(comment, formats))}
            value={chosen ?? ''}
            onChange={(event) => {
              setChosen(typedOf(event));
            }}
          />
          {(wasTried && chosen === null
            ? ['Choose a comment.']
            : problemsOf(action.failure, 'commentId')
          ).map((problem) => (
            <ErrorMessage key={problem}>{problem}</ErrorMessage>
          ))}
        </Stack>
      )}
      {found.length === 0 ? null : (
        <Field
          id="company"
          label="Company"
          hint="Who asks. Each company counts once, however often it says so."
          problems={problemsOf(action.failure, 'companyName')}
        >
          <Textfield
            id="company"
            defaultValue={company}
            onChange={(event) => {
              setCompany(typedOf(event));
            }}
          />
        </Field>
      )}
    </Dialog>
  );
};
