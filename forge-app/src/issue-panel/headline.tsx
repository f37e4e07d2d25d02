import { Heading, Inline, Lozenge, Stack, Text } from '@forge/react';
import type { IssuePanel } from '@valora/contracts';
import React from 'react';
import type { Formats } from '../shared/formats';
import { useFormats } from '../shared/use-formats';
import { returnTone, toneAppearance, type ReturnTone } from '../shared/words';

/** Said only where the whole interval lies on one side; otherwise the chance of a loss says it. */
const toneWords: Record<Exclude<ReturnTone, 'open'>, string> = {
  gain: 'Gain likely',
  loss: 'Loss likely',
};

/** Where it stands, in a sentence; who moved it and what the model says where a person did. */
const placeSentence = ({ row, explanation }: IssuePanel, formats: Formats): string | null => {
  const { override, rankedCount } = explanation;
  const { rank, modelRank, rankLow, rankHigh, tier } = row;
  if (rank === null) return null;
  const isOpen = rankLow !== null && rankHigh !== null && rankLow !== rankHigh;
  const range = isOpen ? formats.range(rankLow, rankHigh) : null;
  const of = `${formats.exact(rank)} of ${formats.exact(rankedCount)}`;
  if (override) {
    const until = override.expiresAt === null ? '' : ` until ${formats.day(override.expiresAt)}`;
    const model =
      modelRank === null
        ? ''
        : ` The model says ${formats.exact(modelRank)}${range === null ? '' : `, could be ${range}`}.`;
    return `Rank ${of}: ${override.actor} put it there${until}, “${override.reason}”.${model}`;
  }
  if (range === null) return `Rank ${of}.`;
  const within = tier === null ? '' : ` inside tier ${formats.exact(tier)}`;
  return `Rank ${of}, could be ${range}: too close to call${within}.`;
};

/** The figure people come for, with how sure it is and where it puts the issue. */
export const Headline = ({ data }: { readonly data: IssuePanel }) => {
  const formats = useFormats();
  const { row, prediction } = data;
  const roi = prediction?.roi ?? row.roi;
  const tone = roi === null ? 'open' : returnTone(roi.mean, roi.p10, roi.p90);
  const sentence = placeSentence(data, formats);
  return (
    <Stack space="space.100">
      <Inline space="space.100" alignBlock="center" shouldWrap>
        <Heading size="large" as="h3">
          {roi === null ? 'No return predicted yet' : `${formats.roi(roi.mean)} predicted ROI`}
        </Heading>
        {tone === 'open' ? null : <Lozenge appearance={toneAppearance[tone]}>{toneWords[tone]}</Lozenge>}
        {row.tier === null ? null : <Lozenge>{`Tier ${formats.exact(row.tier)}`}</Lozenge>}
        {row.mustDo ? <Lozenge appearance="inprogress">Must-do</Lozenge> : null}
        {row.overridden ? <Lozenge appearance="moved">Set by hand</Lozenge> : null}
        {prediction?.notEnoughSignal ? <Lozenge appearance="moved">Assumed value</Lozenge> : null}
      </Inline>
      {roi === null ? null : (
        <Text>{`80 % interval ${formats.roiRange(roi)}; ${formats.probability(roi.pLoss)} chance of a loss.`}</Text>
      )}
      {sentence === null ? null : <Text>{sentence}</Text>}
    </Stack>
  );
};
