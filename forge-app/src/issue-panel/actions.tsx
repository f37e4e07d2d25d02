import { Button, Inline, LoadingButton, SectionMessage, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React, { useState } from 'react';
import { clearOverride, predictFeature } from '../shared/api';
import { whyNot } from '../shared/may';
import { FailureWords } from '../shared/states';
import { useAction } from '../shared/use-action';
import { useFormats } from '../shared/use-formats';
import { CreateEpic } from './create-epic';
import { EditInputs } from './edit-inputs';
import { isOver } from './epic-words';
import { OverrideRank } from './override-rank';
import { panelChanges, predictionChanges } from './prediction-change';

interface ActionsProps {
  readonly data: IssuePanel;
  /** Something was changed whose effect on the score follows. */
  readonly onChanged: () => void;
  /** Something was done that is shown as soon as it is asked for. */
  readonly onReload: () => void;
}
type Open = 'inputs' | 'override' | 'epic' | null;
interface Done {
  readonly title: string;
  readonly line: string;
  /** What was shown before, where the score follows what was done. */
  readonly before: IssuePanel | null;
}

/** What came of an action; once the score followed, what it changed. */
const Told = ({ done, data }: { readonly done: Done; readonly data: IssuePanel }) => {
  const formats = useFormats();
  const changes = done.before === null ? [] : panelChanges(done.before, data, formats);
  return (
    <SectionMessage appearance="success" title={done.title}>
      <Text>{changes.length === 0 ? done.line : `${changes.join('; ')}.`}</Text>
    </SectionMessage>
  );
};

const hasEpic = ({ epic }: IssuePanel): boolean => epic !== null && !isOver(epic);

/** An epic that is there can be looked at by everybody. */
const whyNotEpic = (data: IssuePanel): string | null =>
  hasEpic(data) ? null : whyNot(data.role, 'epics.request');

/** Which buttons are disabled and why, one line per reason. */
const reasonsOf = (data: IssuePanel): string[] => {
  const { role, row } = data;
  const moving = row.rank === null ? 'Only a ranked issue can be moved.' : whyNot(role, 'rankings.override');
  const reasons: [button: string, reason: string | null][] = [
    ['Edit inputs', whyNot(role, 'features.write')],
    ['Predict again', whyNot(role, 'predictions.run')],
    ['Override rank', moving],
    ['Create epic', whyNotEpic(data)],
  ];
  const said = new Set(reasons.map(([, reason]) => reason));
  return [...said].flatMap((one) => {
    const buttons = reasons.filter(([, reason]) => reason === one).map(([button]) => button);
    return one === null ? [] : [`${buttons.join(', ')}: ${one}`];
  });
};

const usePredictAgain = (data: IssuePanel, onDone: (done: Done, isChanged: boolean) => void) => {
  const formats = useFormats();
  const action = useAction(predictFeature);
  const run = async () => {
    const answer = await action.start(data.featureId);
    if (!answer?.ok) return;
    const changes = predictionChanges(data.prediction, answer.data, formats);
    const nothing = 'Nothing changed: the same inputs give the same figures.';
    const isChanged = changes.length > 0;
    const line = isChanged ? `${changes.join('; ')}.` : nothing;
    onDone({ title: 'Predicted again', line, before: isChanged ? data : null }, isChanged);
  };
  return { action, run };
};

/** What can be done about an issue, with what came of it; disabled with the reason where the role does not allow it. */
export const Actions = ({ data, onChanged, onReload }: ActionsProps) => {
  const [open, setOpen] = useState<Open>(null);
  const [done, setDone] = useState<Done | null>(null);
  const tell = (told: Done) => {
    setDone(told);
    onChanged();
  };
  const predict = usePredictAgain(data, (told, isChanged) => {
    setDone(told);
    (isChanged ? onChanged : onReload)();
  });
  const giveBack = useAction(clearOverride);
  const whyNotEdit = whyNot(data.role, 'features.write');
  const whyNotMove = whyNot(data.role, 'rankings.override');
  const close = () => {
    setOpen(null);
  };
  const show = (dialog: Open) => {
    setDone(null);
    predict.action.clear();
    giveBack.clear();
    setOpen(dialog);
  };
  const failure = predict.action.failure ?? giveBack.failure;

  return (
    <Stack space="space.100" alignInline="stretch">
      <Inline space="space.100" rowSpace="space.100" shouldWrap>
        <Button
          isDisabled={whyNotEdit !== null}
          onClick={() => {
            show('inputs');
          }}
        >
          Edit inputs
        </Button>
        <LoadingButton
          isDisabled={whyNot(data.role, 'predictions.run') !== null}
          isLoading={predict.action.isPending}
          onClick={() => {
            show(null);
            void predict.run();
          }}
        >
          Predict again
        </LoadingButton>
        <Button
          isDisabled={whyNotMove !== null || data.row.rank === null}
          onClick={() => {
            show('override');
          }}
        >
          Override rank
        </Button>
        {data.row.overridden ? (
          <LoadingButton
            isDisabled={whyNotMove !== null}
            isLoading={giveBack.isPending}
            onClick={() => {
              show(null);
              void giveBack.start(data.featureId).then((answer) => {
                if (answer?.ok)
                  tell({ title: 'Given back', line: 'The model’s rank counts again.', before: null });
              });
            }}
          >
            Give back to the model
          </LoadingButton>
        ) : null}
        <Button
          isDisabled={whyNotEpic(data) !== null}
          onClick={() => {
            show('epic');
          }}
        >
          {hasEpic(data) ? 'Show epic' : 'Create epic'}
        </Button>
      </Inline>
      {reasonsOf(data).map((reason) => (
        <Text key={reason} size="small" color="color.text.subtle">
          {reason}
        </Text>
      ))}
      {done === null ? null : <Told done={done} data={data} />}
      {failure === null ? null : (
        <SectionMessage appearance="error" title="It was not done">
          <FailureWords failure={failure} />
        </SectionMessage>
      )}
      {open === 'inputs' ? (
        <EditInputs
          data={data}
          onClose={close}
          onSaved={() => {
            close();
            tell({ title: 'Saved', line: 'The score follows in a moment.', before: data });
          }}
        />
      ) : null}
      {open === 'override' ? (
        <OverrideRank
          data={data}
          onClose={close}
          onMoved={(position) => {
            close();
            tell({
              title: `Moved to ${String(position)}`,
              line: 'Your reason is kept; the model’s rank stays beside it.',
              before: null,
            });
          }}
        />
      ) : null}
      {open === 'epic' ? <CreateEpic data={data} onClose={close} onChanged={onReload} /> : null}
    </Stack>
  );
};
