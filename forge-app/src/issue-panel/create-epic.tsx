import { Link, SectionMessage, Spinner, Stack, Text } from '@forge/react';
import type { Data, Epic, epics, IssuePanel } from '@valora/contracts';
import React, { useCallback, useState } from 'react';
import { previewEpic } from '../shared/api';
import { Dialog } from '../shared/dialog';
import { whyNot } from '../shared/may';
import { PartFailed } from '../shared/part-failed';
import { useBackend } from '../shared/use-backend';
import { draftOf, draftProblems, EpicForm, typedEpicOf } from './epic-form';
import { epicSentence, isOpenToCreate, isOver } from './epic-words';
import { browsePath } from './issue-link';
import { useEpic, type EpicOutcome } from './use-epic';

interface CreateEpicProps {
  readonly data: IssuePanel;
  readonly onClose: () => void;
  /** Something was asked for or created. */
  readonly onChanged: () => void;
}

const EpicLink = ({ issueKey }: { readonly issueKey: string }) => {
  const path = browsePath(issueKey);
  return <Text>{path === null ? issueKey : <Link href={path}>{`Open ${issueKey}`}</Link>}</Text>;
};

const outcomeWords = (outcome: EpicOutcome): { title: string; text: string; isGood: boolean } => {
  switch (outcome.state) {
    case 'requested':
      return { title: 'Asked for', text: epicSentence(outcome.epic), isGood: true };
    case 'created':
      return {
        title: `${outcome.issueKey} is created as you`,
        text: 'Its children and the link to this issue follow in a moment.',
        isGood: true,
      };
    case 'in_hand':
      return { title: 'Nothing was sent', text: epicSentence(outcome.epic), isGood: true };
    case 'refused':
      return { title: 'Jira refused it', text: outcome.message, isGood: false };
    case 'unknown':
      return {
        title: 'Jira did not answer',
        text: 'The epic may exist or not. Valora looks for it by its mark within a minute; do not create it again by hand.',
        isGood: false,
      };
  }
};

const Outcome = ({ outcome }: { readonly outcome: EpicOutcome }) => {
  const { title, text, isGood } = outcomeWords(outcome);
  const issueKey = outcome.state === 'created' ? outcome.issueKey : outcome.epic.jiraKey;
  return (
    <SectionMessage appearance={isGood ? 'success' : 'warning'} title={title}>
      <Stack space="space.050">
        <Text>{text}</Text>
        {issueKey === null ? null : <EpicLink issueKey={issueKey} />}
      </Stack>
    </SectionMessage>
  );
};

interface ReadyProps extends CreateEpicProps {
  readonly preview: Data<typeof epics.preview>;
}

/** The one epic there may be: what there is of it, or the form for it. */
const Ready = ({ data, preview, onClose, onChanged }: ReadyProps) => {
  const existing: Epic | null = preview.existing && !isOver(preview.existing) ? preview.existing : null;
  const [typed, setTyped] = useState(() => typedEpicOf(preview));
  const [wasTried, setWasTried] = useState(false);
  const { start, failure, outcome, busyWith } = useEpic(data.featureId, existing);
  const whyNotAsk = whyNot(data.role, 'epics.request');
  const whyNotCreate = whyNot(data.role, 'epics.approve');
  const isSettled = outcome !== null && outcome.state !== 'refused';

  const run = async (how: 'ask' | 'as-me') => {
    setWasTried(true);
    const draft = draftOf(typed);
    if (existing === null && Object.values(draftProblems(draft)).flat().length > 0) return;
    const answer = await start({ how, draft });
    if (answer?.ok) onChanged();
  };
  const asMe = {
    label: 'Create it now as me',
    busyLabel: 'Creating…',
    isBusy: busyWith === 'as-me',
    isDisabled: whyNotCreate !== null,
    run: () => void run('as-me'),
  };
  const ask = {
    label: 'Ask for approval',
    busyLabel: 'Asking…',
    isBusy: busyWith === 'ask',
    isDisabled: whyNotAsk !== null,
    run: () => void run('ask'),
  };
  const isAsked = existing !== null || outcome !== null;
  const mayCreate = whyNotCreate === null && (existing === null || isOpenToCreate(existing));
  const actions = isSettled ? [] : [...(isAsked ? [] : [ask]), ...(mayCreate ? [asMe] : [])];
  return (
    <Dialog
      title={`Epic for ${data.key}`}
      onClose={onClose}
      closeLabel={actions.length === 0 ? 'Close' : 'Cancel'}
      actions={actions}
      failure={failure}
    >
      {outcome === null ? null : <Outcome outcome={outcome} />}
      {existing !== null && outcome === null ? (
        <Stack space="space.050">
          <Text>{epicSentence(existing)}</Text>
          {existing.jiraKey === null ? null : <EpicLink issueKey={existing.jiraKey} />}
          {existing.state === 'uncertain' ? (
            <Text>Somebody who may approve says on the Valora board whether it exists.</Text>
          ) : null}
        </Stack>
      ) : null}
      {isAsked ? null : (
        <EpicForm preview={preview} typed={typed} onType={setTyped} wasTried={wasTried} failure={failure} />
      )}
      {actions.length > 0 && whyNotAsk !== null ? <Text>{whyNotAsk}</Text> : null}
      {actions.length > 0 && whyNotAsk === null && whyNotCreate !== null ? (
        <Text>Somebody who may administer the projects approves it; then it is created.</Text>
      ) : null}
    </Dialog>
  );
};

/** Shows the epic as it would be created; asks for it, or creates it as the person. */
export const CreateEpic = ({ data, onClose, onChanged }: CreateEpicProps) => {
  const load = useCallback(() => previewEpic(data.featureId), [data.featureId]);
  const preview = useBackend(load);
  if (preview.state === 'ready') {
    return <Ready data={data} preview={preview.data} onClose={onClose} onChanged={onChanged} />;
  }
  return (
    <Dialog title={`Epic for ${data.key}`} onClose={onClose}>
      {preview.state === 'loading' ? (
        <Spinner size="medium" label="Drafting the epic" />
      ) : (
        <PartFailed asked={preview} />
      )}
    </Dialog>
  );
};
