import { Lozenge, Inline, Spinner, Stack, Text } from '@forge/react';
import type { IssueScore } from '@valora/contracts';
import React, { useEffect, useState } from 'react';
import { PredictAgain } from './predict-again';
import { useKeptScore } from '../shared/issue-score';
import type { Place } from '../shared/place';
import { Surface } from '../shared/surface';
import { useLive } from '../shared/use-live';
import { useFormats } from '../shared/use-formats';
import { missingWords, rankWords, returnTone, toneAppearance } from '../shared/words';

const Score = ({ score }: { readonly score: IssueScore }) => {
  const formats = useFormats();
  const { roi, roiLow, roiHigh } = score;
  const place = score.mustDo ? 'must-do, outside the order' : rankWords(score, formats);
  const missing = score.mustDo ? null : missingWords(score);
  return (
    <Stack space="space.050">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        {roi === null ? null : (
          <Lozenge appearance={toneAppearance[returnTone(roi, roiLow, roiHigh)]}>
            {`${formats.percent(roi)} ROI`}
          </Lozenge>
        )}
        <Text>{missing ?? place}</Text>
        <Text size="small" color="color.text.subtle">{`as of ${formats.age(score.writtenAt)}`}</Text>
      </Inline>
      {score.notEnoughSignal && roi !== null ? (
        <Text size="small" color="color.text.subtle">
          Not enough signal about its value: it counts as any feature of the team.
        </Text>
      ) : null}
    </Stack>
  );
};

/** A score is written to Jira some seconds after it was made: a change is looked for at once and again later. */
const looksMs = [0, 4_000, 15_000] as const;

const useReadAfterHints = (projectId: string | null, readAgain: () => void): void => {
  const [heard, setHeard] = useState(0);
  useLive(projectId, () => {
    setHeard((before) => before + 1);
  });
  useEffect(() => {
    if (heard === 0) return undefined;
    const timers = looksMs.map((ms) => setTimeout(readAgain, ms));
    return () => {
      for (const timer of timers) clearTimeout(timer);
    };
  }, [heard, readAgain]);
};

const Line = ({ place }: { readonly place: Place }) => {
  const { kept, readAgain } = useKeptScore(place.issueId);
  useReadAfterHints(place.projectId, readAgain);
  switch (kept.state) {
    case 'loading':
      return <Spinner size="small" label="Loading the score" />;
    case 'found':
      return (
        <Stack space="space.100">
          <Score score={kept.score} />
          <PredictAgain />
        </Stack>
      );
    case 'none':
      return <Text>Not scored yet.</Text>;
    case 'unknown':
      return <Text>Jira did not answer; reload the page to see the score.</Text>;
  }
};

/** One line in the right rail, from what Jira itself keeps: it costs no call of the backend. */
export const IssueContext = () => <Surface>{(place) => <Line place={place} />}</Surface>;
