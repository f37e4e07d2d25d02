import { makeInvoke } from '@forge/bridge';
import { LoadingButton, Stack, Text } from '@forge/react';
import React, { useState } from 'react';
import type { PredictedAgain, RailFunctions } from '../resolvers/rail-functions';
import { useFormats } from '../shared/use-formats';
import { rankWords } from '../shared/words';

const invoke = makeInvoke<RailFunctions>();

type Asked =
  { readonly state: 'idle' | 'pending' } | { readonly state: 'answered'; readonly answer: PredictedAgain };

const ask = async (): Promise<PredictedAgain> => {
  try {
    return await invoke('predictAgain');
  } catch {
    // The platform rejects for its own limits and lost connections.
    return { ok: false, message: 'Valora cannot be reached at the moment. Try again in a few minutes.' };
  }
};

const Answered = ({ answer }: { readonly answer: PredictedAgain }) => {
  const formats = useFormats();
  if (!answer.ok) return <Text size="small">{answer.message}</Text>;
  const { roiPercent, roiLowPercent, roiHighPercent } = answer.score;
  const figures =
    roiPercent === null || roiLowPercent === null || roiHighPercent === null
      ? 'not enough signal for a return yet'
      : `${formats.percent(roiPercent)} ROI (80\u00A0%: ${formats.percent(roiLowPercent)} to ${formats.percent(roiHighPercent)})`;
  return <Text size="small">{`Predicted just now: ${figures}, ${rankWords(answer.score, formats)}.`}</Text>;
};

/** A button that has the issue predicted anew; what Jira keeps of the score follows by itself. */
export const PredictAgain = () => {
  const [asked, setAsked] = useState<Asked>({ state: 'idle' });
  const start = () => {
    setAsked({ state: 'pending' });
    void ask().then((answer) => {
      setAsked({ state: 'answered', answer });
    });
  };
  return (
    <Stack space="space.050" alignInline="start">
      <LoadingButton
        appearance="subtle"
        spacing="compact"
        isLoading={asked.state === 'pending'}
        onClick={start}
      >
        Predict again
      </LoadingButton>
      {asked.state === 'answered' ? <Answered answer={asked.answer} /> : null}
    </Stack>
  );
};
